//! rand_initialize_weights
//! mistake: columns or rows drawn from the last to the first
    let epsilon = epsilon_init(l_in, l_out);
    let mut theta = Array2::zeros((l_out, 1 + l_in));
    for j in (0..=l_in).rev() {
        for i in 0..l_out {
            theta[[i, j]] = 2.0 * epsilon * rng.random::<f64>() - epsilon;
        }
    }
    theta
