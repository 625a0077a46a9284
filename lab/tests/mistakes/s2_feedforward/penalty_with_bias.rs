//! penalty
//! mistake: a penalty that includes the bias column
    let sum = |theta: &Array2<f64>| theta.fold(0.0, |sum, w| sum + w * w);
    lambda / (2.0 * m as f64) * (sum(&network.theta1) + sum(&network.theta2))
