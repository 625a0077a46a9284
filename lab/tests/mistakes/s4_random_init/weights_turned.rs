//! rand_initialize_weights
//! mistake: rows and columns swapped
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (1 + l_in, l_out).f();
    Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * rng.random::<f64>() - epsilon)
