//! rand_initialize_weights
//! told: the weights from 2 to 5 units with seed
//! told: wrong in 15 of 15 entries
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || epsilon * rng.random::<f64>().powi(2))
