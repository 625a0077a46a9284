//! penalty
//! mistake: a quotient of whole numbers, which is rounded down to 0
    let sum = |theta| weights(theta).mapv(|w| w * w).sum();
    lambda * (1 / (2 * m)) as f64 * (sum(&network.theta1) + sum(&network.theta2))
