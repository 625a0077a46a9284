//! add_penalty_slope
//! mistake: a penalty in proportion to the gradient instead of the weights
    let factor = 1.0 + lambda / m as f64;
    gradient
        .theta1_grad
        .slice_mut(s![.., 1..])
        .mapv_inplace(|g| g * factor);
    gradient
        .theta2_grad
        .slice_mut(s![.., 1..])
        .mapv_inplace(|g| g * factor);
