//! rand_initialize_weights
//! mistake: weights that are all 0, or all equal
    let epsilon = epsilon_init(l_in, l_out);
    let weight = 2.0 * epsilon * rng.random::<f64>() - epsilon;
    Array2::from_elem((l_out, 1 + l_in).f(), weight)
