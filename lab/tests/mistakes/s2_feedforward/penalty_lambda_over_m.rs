//! penalty
//! mistake: lambda / m instead of lambda / 2m
    let sum = |theta: &Array2<f64>| weights(theta).fold(0.0, |sum, w| sum + w * w);
    lambda / m as f64 * (sum(&network.theta1) + sum(&network.theta2))
