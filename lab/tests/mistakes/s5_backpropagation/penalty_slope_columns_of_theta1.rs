//! add_penalty_slope
//! mistake: the bias weights of one matrix looked for by the column count of the other
    let factor = lambda / m as f64;
    let columns = network.theta1.ncols();
    for (slopes, theta) in [
        (&mut gradient.theta1_grad, &network.theta1),
        (&mut gradient.theta2_grad, &network.theta2),
    ] {
        for (k, (slope, weight)) in slopes.iter_mut().zip(theta).enumerate() {
            if k % columns != 0 {
                *slope += factor * weight;
            }
        }
    }
