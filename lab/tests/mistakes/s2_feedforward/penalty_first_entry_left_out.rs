//! penalty
//! mistake: the first entry left out instead of the first column
    let all = network.theta1.iter().chain(&network.theta2);
    lambda / (2.0 * m as f64) * all.skip(1).map(|w| w * w).sum::<f64>()
