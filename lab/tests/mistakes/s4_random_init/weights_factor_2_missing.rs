//! rand_initialize_weights
//! mistake: the factor 2 missing: weights from -epsilon to 0
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || epsilon * rng.random::<f64>() - epsilon)
