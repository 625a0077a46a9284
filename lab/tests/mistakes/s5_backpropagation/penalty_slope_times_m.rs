//! add_penalty_slope
//! mistake: a penalty multiplied by m
    let factor = lambda * m as f64;
    gradient
        .theta1_grad
        .slice_mut(s![.., 1..])
        .scaled_add(factor, &weights(&network.theta1));
    gradient
        .theta2_grad
        .slice_mut(s![.., 1..])
        .scaled_add(factor, &weights(&network.theta2));
