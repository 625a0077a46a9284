//! rand_initialize_weights
//! mistake: epsilon - 2·epsilon·u, with the sign turned round
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || epsilon - 2.0 * epsilon * rng.random::<f64>())
