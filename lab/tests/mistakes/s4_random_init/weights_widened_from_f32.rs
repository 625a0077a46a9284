//! rand_initialize_weights
//! mistake: draws or weights of single precision, f32, which keep seven digits
    let epsilon = epsilon_init(l_in, l_out) as f32;
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || f64::from(2.0 * epsilon * rng.random::<f64>() as f32 - epsilon))
