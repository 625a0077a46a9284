//! penalty
//! mistake: weights that are added without being squared
    let sum = |theta: &Array2<f64>| weights(theta).sum();
    lambda / (2.0 * m as f64) * (sum(&network.theta1) + sum(&network.theta2))
