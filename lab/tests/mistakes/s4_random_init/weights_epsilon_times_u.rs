//! rand_initialize_weights
//! mistake: epsilon times the draw: weights from 0 to epsilon instead of from -epsilon to epsilon
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || epsilon * rng.random::<f64>())
