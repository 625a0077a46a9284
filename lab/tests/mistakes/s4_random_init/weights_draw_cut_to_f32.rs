//! rand_initialize_weights
//! mistake: draws or weights of single precision, f32, which keep seven digits
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * f64::from(rng.random::<f64>() as f32) - epsilon)
