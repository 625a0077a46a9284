//! rand_initialize_weights
//! mistake: more than one draw for a weight
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || {
            let _ = rng.random::<f64>();
            2.0 * epsilon * rng.random::<f64>() - epsilon
        })
