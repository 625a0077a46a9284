//! add_penalty_slope
//! mistake: a penalty that leaves out the last row, a unit
    let factor = lambda / m as f64;
    for (slopes, theta) in [
        (&mut gradient.theta1_grad, &network.theta1),
        (&mut gradient.theta2_grad, &network.theta2),
    ] {
        for row in 0..theta.nrows() - 1 {
            for column in 1..theta.ncols() {
                slopes[[row, column]] += factor * theta[[row, column]];
            }
        }
    }
