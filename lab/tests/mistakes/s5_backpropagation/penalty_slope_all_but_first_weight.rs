//! add_penalty_slope
//! mistake: a penalty that leaves out the very first weight alone instead of the whole first column
    let factor = lambda / m as f64;
    let Network { theta1, theta2 } = network;
    let Gradient { theta1_grad, theta2_grad } = gradient;
    for (slope, theta) in theta1_grad.iter_mut().zip(theta1).skip(1) {
        *slope += factor * theta;
    }
    for (slope, theta) in theta2_grad.iter_mut().zip(theta2).skip(1) {
        *slope += factor * theta;
    }
