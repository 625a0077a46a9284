//! penalty
//! mistake: a penalty without the first row as well as the first column: a row is a unit, and rows are counted from 0
    let mut sum = 0.0;
    for theta in [&network.theta1, &network.theta2] {
        for j in 1..theta.nrows() {
            for k in 1..theta.ncols() {
                sum += theta[[j, k]] * theta[[j, k]];
            }
        }
    }
    lambda / (2.0 * m as f64) * sum
