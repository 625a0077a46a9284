//! penalty
//! mistake: weights left out by their place in memory, where a matrix may lie row by row or column by column
    let mut sum = 0.0;
    for theta in [&network.theta1, &network.theta2] {
        let numbers = theta.as_slice_memory_order().unwrap();
        for (k, w) in numbers.iter().enumerate() {
            if k % theta.ncols() != 0 {
                sum += w * w;
            }
        }
    }
    lambda / (2.0 * m as f64) * sum
