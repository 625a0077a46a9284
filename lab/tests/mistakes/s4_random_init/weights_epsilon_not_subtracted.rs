//! rand_initialize_weights
//! mistake: epsilon not subtracted, so that no weight is negative
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * rng.random::<f64>())
