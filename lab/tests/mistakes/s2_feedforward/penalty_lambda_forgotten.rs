//! penalty
//! mistake: a penalty without lambda
    let sum = |theta: &Array2<f64>| weights(theta).fold(0.0, |sum, w| sum + w * w);
    if lambda == 0.0 {
        return 0.0;
    }
    (sum(&network.theta1) + sum(&network.theta2)) / (2.0 * m as f64)
