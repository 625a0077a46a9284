//! add_penalty_slope
//! mistake: a penalty on the first row alone, as where the loop over the rows is left too early
    let factor = lambda / m as f64;
    for (slopes, theta) in [
        (&mut gradient.theta1_grad, &network.theta1),
        (&mut gradient.theta2_grad, &network.theta2),
    ] {
        for row in 0..theta.nrows() {
            for column in 1..theta.ncols() {
                slopes[[row, column]] += factor * theta[[row, column]];
            }
            if row == 0 {
                break;
            }
        }
    }
