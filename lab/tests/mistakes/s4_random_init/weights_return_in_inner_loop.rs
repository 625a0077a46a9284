//! rand_initialize_weights
//! mistake: weights drawn for the first column, row or entry alone, the others left at 0, as where a `return` stands in the loop
    let epsilon = epsilon_init(l_in, l_out);
    let mut theta = Array2::zeros((l_out, 1 + l_in));
    for j in 0..=l_in {
        for i in 0..l_out {
            theta[[i, j]] = 2.0 * epsilon * rng.random::<f64>() - epsilon;
            return theta;
        }
    }
    theta
