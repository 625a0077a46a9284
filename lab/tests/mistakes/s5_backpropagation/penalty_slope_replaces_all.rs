//! add_penalty_slope
//! mistake: the penalty's part put in place of the gradient instead of added to it
    let factor = lambda / m as f64;
    gradient.theta1_grad = factor * &network.theta1;
    gradient.theta2_grad = factor * &network.theta2;
    gradient.theta1_grad.column_mut(0).fill(0.0);
    gradient.theta2_grad.column_mut(0).fill(0.0);
