//! rand_initialize_weights
//! mistake: an interval of half the width, from -epsilon/2 to epsilon/2
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || epsilon * (rng.random::<f64>() - 0.5))
