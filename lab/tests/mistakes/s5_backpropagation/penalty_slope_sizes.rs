//! add_penalty_slope
//! mistake: the weights without their bias column added to a matrix that has it: add them to all but its column 0
    let factor = lambda / m as f64;
    gradient.theta1_grad += &(factor * &weights(&network.theta1));
    gradient.theta2_grad += &(factor * &weights(&network.theta2));
