//! add_penalty_slope
//! mistake: a penalty in proportion to the gradient instead of the weights
    let factor = lambda / m as f64;
    let g1 = gradient.theta1_grad.clone();
    let g2 = gradient.theta2_grad.clone();
    gradient
        .theta1_grad
        .slice_mut(s![.., 1..])
        .scaled_add(factor, &g1.slice(s![.., 1..]));
    gradient
        .theta2_grad
        .slice_mut(s![.., 1..])
        .scaled_add(factor, &g2.slice(s![.., 1..]));
