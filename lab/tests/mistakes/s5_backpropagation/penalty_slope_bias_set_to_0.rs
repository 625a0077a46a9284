//! add_penalty_slope
//! mistake: slopes of the bias weights set to 0: they have no penalty, and stay as they were
    let factor = lambda / m as f64;
    gradient.theta1_grad.scaled_add(factor, &network.theta1);
    gradient.theta2_grad.scaled_add(factor, &network.theta2);
    gradient.theta1_grad.column_mut(0).fill(0.0);
    gradient.theta2_grad.column_mut(0).fill(0.0);
