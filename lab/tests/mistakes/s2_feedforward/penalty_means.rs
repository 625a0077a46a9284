//! penalty
//! mistake: means of the squares instead of their sums
    let mean = |theta: &Array2<f64>| weights(theta).mapv(|w| w * w).mean().unwrap_or(0.0);
    lambda / (2.0 * m as f64) * (mean(&network.theta1) + mean(&network.theta2))
