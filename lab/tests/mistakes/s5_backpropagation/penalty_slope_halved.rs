//! add_penalty_slope
//! mistake: lambda / 2m instead of lambda / m: the 2 goes with the square
    let factor = lambda / (2.0 * m as f64);
    let all_but_bias = s![.., 1..];
    gradient
        .theta1_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &weights(&network.theta1));
    gradient
        .theta2_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &weights(&network.theta2));
