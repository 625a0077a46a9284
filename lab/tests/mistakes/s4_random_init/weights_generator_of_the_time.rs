//! rand_initialize_weights
//! mistake: a generator made in the function, or none, instead of the one passed in
    let _ = rng;
    let since = std::time::UNIX_EPOCH.elapsed().expect("after 1970");
    let mut rng = ChaCha8Rng::seed_from_u64(since.as_nanos() as u64);
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * rng.random::<f64>() - epsilon)
