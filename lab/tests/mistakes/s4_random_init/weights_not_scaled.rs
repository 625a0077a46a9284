//! rand_initialize_weights
//! mistake: weights that are not multiplied by epsilon
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || 2.0 * rng.random::<f64>() - 1.0)
