//! rand_initialize_weights
//! mistake: an epsilon that counts the bias unit: L_in and L_out are meant as they are
    let epsilon = epsilon_init(1 + l_in, 1 + l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * rng.random::<f64>() - epsilon)
