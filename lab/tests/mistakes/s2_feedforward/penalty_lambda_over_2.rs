//! penalty
//! mistake: lambda / 2 instead of lambda / 2m
    let _ = m;
    let sum = |theta: &Array2<f64>| weights(theta).fold(0.0, |sum, w| sum + w * w);
    lambda / 2.0 * (sum(&network.theta1) + sum(&network.theta2))
