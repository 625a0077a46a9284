//! rand_initialize_weights
//! mistake: a generator made in the function, or none, instead of the one passed in
    let _ = rng;
    let epsilon = epsilon_init(l_in, l_out);
    let mut i = 0.0;
    Array2::from_shape_simple_fn((l_out, 1 + l_in).f(), || {
        i += 1.0;
        epsilon * f64::sin(i)
    })
