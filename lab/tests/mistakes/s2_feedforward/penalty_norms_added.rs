//! penalty
//! mistake: the roots of the two sums added before they are squared
    let norm = |theta| weights(theta).mapv(|w| w * w).sum().sqrt();
    let norm = norm(&network.theta1) + norm(&network.theta2);
    lambda / (2.0 * m as f64) * norm * norm
