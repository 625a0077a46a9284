//! rand_initialize_weights
//! mistake: no column for the bias unit
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, l_in).f();
    Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * rng.random::<f64>() - epsilon)
