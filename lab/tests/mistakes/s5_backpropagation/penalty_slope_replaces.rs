//! add_penalty_slope
//! mistake: the penalty's part put in place of the gradient instead of added to it
    let factor = lambda / m as f64;
    let all_but_bias = s![.., 1..];
    let theta1 = factor * &weights(&network.theta1);
    let theta2 = factor * &weights(&network.theta2);
    gradient.theta1_grad.slice_mut(all_but_bias).assign(&theta1);
    gradient.theta2_grad.slice_mut(all_but_bias).assign(&theta2);
