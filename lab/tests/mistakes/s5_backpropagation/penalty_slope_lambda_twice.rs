//! add_penalty_slope
//! mistake: a penalty's slope with lambda in it twice
    let factor = lambda * lambda / m as f64;
    let all_but_bias = s![.., 1..];
    gradient
        .theta1_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &weights(&network.theta1));
    gradient
        .theta2_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &weights(&network.theta2));
