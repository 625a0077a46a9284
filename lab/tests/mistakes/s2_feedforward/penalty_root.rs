//! penalty
//! mistake: the root of the sum of squares instead of the sum
    let sum = |theta: &Array2<f64>| weights(theta).fold(0.0, |sum, w| sum + w * w);
    lambda / (2.0 * m as f64) * (sum(&network.theta1) + sum(&network.theta2)).sqrt()
