//! penalty
//! told: the penalty of five examples at lambda 2
//! told: expected 9, got
    let sum = |theta: &Array2<f64>| weights(theta).fold(0.0, |sum, w| sum + w * w * w * w);
    lambda / (2.0 * m as f64) * (sum(&network.theta1) + sum(&network.theta2))
