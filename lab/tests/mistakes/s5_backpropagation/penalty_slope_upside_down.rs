//! add_penalty_slope
//! mistake: m / lambda instead of lambda / m
    let factor = m as f64 / lambda;
    gradient
        .theta1_grad
        .slice_mut(s![.., 1..])
        .scaled_add(factor, &weights(&network.theta1));
    gradient
        .theta2_grad
        .slice_mut(s![.., 1..])
        .scaled_add(factor, &weights(&network.theta2));
