//! penalty
//! mistake: lambda times the squares, without the division by 2m
    let _ = m;
    let sum = |theta: &Array2<f64>| weights(theta).fold(0.0, |sum, w| sum + w * w);
    lambda * (sum(&network.theta1) + sum(&network.theta2))
