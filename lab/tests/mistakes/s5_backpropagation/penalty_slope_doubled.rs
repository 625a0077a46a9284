//! add_penalty_slope
//! mistake: a slope of the penalty twice as large: it is added twice, or the 2 of the square is kept
    let factor = 2.0 * lambda / m as f64;
    let all_but_bias = s![.., 1..];
    gradient
        .theta1_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &weights(&network.theta1));
    gradient
        .theta2_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &weights(&network.theta2));
