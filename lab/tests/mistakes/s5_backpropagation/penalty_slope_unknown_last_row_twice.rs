//! add_penalty_slope
//! told: in the same row and column, but for column 0
    let factor = lambda / m as f64;
    for (slopes, theta) in [
        (&mut gradient.theta1_grad, &network.theta1),
        (&mut gradient.theta2_grad, &network.theta2),
    ] {
        for row in 0..theta.nrows() {
            for column in 1..theta.ncols() {
                slopes[[row, column]] += factor * theta[[row, column]];
            }
            if row + 1 == theta.nrows() {
                slopes[[row, 1]] += factor * theta[[row, 1]];
            }
        }
    }
