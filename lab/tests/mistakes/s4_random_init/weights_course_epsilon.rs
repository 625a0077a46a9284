//! rand_initialize_weights
//! mistake: weights within 0.12, not within epsilon
    let epsilon = 0.12;
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * rng.random::<f64>() - epsilon)
