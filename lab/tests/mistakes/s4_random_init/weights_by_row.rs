//! rand_initialize_weights
//! mistake: weights drawn row by row instead of column by column
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in);
    Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * rng.random::<f64>() - epsilon)
