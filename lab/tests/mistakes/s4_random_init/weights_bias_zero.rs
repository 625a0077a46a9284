//! rand_initialize_weights
//! mistake: bias weights that are left at 0
    let epsilon = epsilon_init(l_in, l_out);
    let mut theta = Array2::zeros((l_out, 1 + l_in).f());
    for column in 1..=l_in {
        for unit in 0..l_out {
            theta[[unit, column]] = 2.0 * epsilon * rng.random::<f64>() - epsilon;
        }
    }
    theta
