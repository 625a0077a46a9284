//! rand_initialize_weights
//! mistake: fewer draws than weights
    let epsilon = epsilon_init(l_in, l_out);
    let mut theta = Array2::zeros((l_out, 1 + l_in).f());
    for mut column in theta.columns_mut() {
        column.fill(2.0 * epsilon * rng.random::<f64>() - epsilon);
    }
    theta
