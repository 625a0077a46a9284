//! rand_initialize_weights
//! mistake: an interval of another width than from -epsilon to epsilon, with epsilon as `epsilon_init` gives it
    let epsilon = (6.0 / l_in as f64).sqrt();
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * rng.random::<f64>() - epsilon)
