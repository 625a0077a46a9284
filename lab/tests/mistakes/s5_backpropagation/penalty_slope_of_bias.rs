//! add_penalty_slope
//! mistake: penalising the weights of the bias units too
    let factor = lambda / m as f64;
    gradient.theta1_grad.scaled_add(factor, &network.theta1);
    gradient.theta2_grad.scaled_add(factor, &network.theta2);
