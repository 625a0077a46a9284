//! penalty
//! mistake: lambda rounded to a whole number
    let sum = |theta| weights(theta).mapv(|w| w * w).sum();
    let lambda = (lambda as usize) as f64;
    lambda / (2.0 * m as f64) * (sum(&network.theta1) + sum(&network.theta2))
