//! rand_initialize_weights
//! mistake: the bias column drawn last instead of first
    let epsilon = epsilon_init(l_in, l_out);
    let mut draw = || 2.0 * epsilon * rng.random::<f64>() - epsilon;
    let mut theta = Array2::zeros((l_out, 1 + l_in).f());
    for column in (1..=l_in).chain([0]) {
        theta.column_mut(column).map_inplace(|weight| *weight = draw());
    }
    theta
