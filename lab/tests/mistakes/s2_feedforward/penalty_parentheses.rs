//! penalty
//! mistake: a penalty multiplied by m: parentheses are missing around 2 m
    let sum = |theta: &Array2<f64>| weights(theta).fold(0.0, |sum, w| sum + w * w);
    lambda / 2.0 * m as f64 * (sum(&network.theta1) + sum(&network.theta2))
