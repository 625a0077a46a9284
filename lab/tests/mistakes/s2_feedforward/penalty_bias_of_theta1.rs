//! penalty
//! mistake: a penalty that includes the bias column of Theta1
    let sum = network.theta1.fold(0.0, |sum, w| sum + w * w);
    let sum = weights(&network.theta2).fold(sum, |sum, w| sum + w * w);
    lambda / (2.0 * m as f64) * sum
