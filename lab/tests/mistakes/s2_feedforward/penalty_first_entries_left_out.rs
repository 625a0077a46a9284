//! penalty
//! mistake: the first entry left out instead of the first column
    let squares = [&network.theta1, &network.theta2]
        .iter()
        .flat_map(|theta| theta.iter().skip(1))
        .map(|w| w * w)
        .sum::<f64>();
    lambda / (2.0 * m as f64) * squares
