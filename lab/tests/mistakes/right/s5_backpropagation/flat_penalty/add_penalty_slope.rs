    let factor = lambda / m as f64;
    for (slopes, theta) in [
        (&mut gradient.theta1_grad, &network.theta1),
        (&mut gradient.theta2_grad, &network.theta2),
    ] {
        for (k, (slope, weight)) in slopes.iter_mut().zip(theta).enumerate() {
            if k % theta.ncols() != 0 {
                *slope += factor * weight;
            }
        }
    }
