//! penalty
//! mistake: absolute values of the weights instead of squares
    let sum = |theta: &Array2<f64>| weights(theta).mapv(f64::abs).sum();
    lambda / (2.0 * m as f64) * (sum(&network.theta1) + sum(&network.theta2))
