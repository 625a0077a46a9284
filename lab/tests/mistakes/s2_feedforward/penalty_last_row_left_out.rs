//! penalty
//! mistake: a penalty without the last row: a row is a unit, and the weights of all units count
    let mut sum = 0.0;
    for theta in [&network.theta1, &network.theta2] {
        for j in 0..theta.nrows() - 1 {
            for k in 1..theta.ncols() {
                sum += theta[[j, k]] * theta[[j, k]];
            }
        }
    }
    lambda / (2.0 * m as f64) * sum
