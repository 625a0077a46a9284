//! add_penalty_slope
//! mistake: weights in the order of memory, column by column, added to slopes that go row by row
    let factor = lambda / m as f64;
    for (slopes, theta) in [
        (&mut gradient.theta1_grad, &network.theta1),
        (&mut gradient.theta2_grad, &network.theta2),
    ] {
        let columns = theta.ncols();
        let weights = theta.as_slice_memory_order().unwrap();
        for (k, (slope, weight)) in slopes.iter_mut().zip(weights).enumerate() {
            if k % columns != 0 {
                *slope += factor * weight;
            }
        }
    }
