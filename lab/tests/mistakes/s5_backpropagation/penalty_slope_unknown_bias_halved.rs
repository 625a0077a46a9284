//! add_penalty_slope
//! told: add_penalty_slope on a gradient of tens, lambda 2.25: Theta1 is wrong in column 0 only, the bias column
//! told: Only the bias weights are wrong: they have no penalty, and their slopes stay as they were.
    let factor = lambda / m as f64;
    gradient.theta1_grad.scaled_add(factor, &network.theta1);
    gradient.theta2_grad.scaled_add(factor, &network.theta2);
    let bias = s![.., 0];
    gradient
        .theta1_grad
        .slice_mut(bias)
        .scaled_add(-0.5 * factor, &network.theta1.slice(bias));
    gradient
        .theta2_grad
        .slice_mut(bias)
        .scaled_add(-0.5 * factor, &network.theta2.slice(bias));
