//! rand_initialize_weights
//! mistake: weights beyond epsilon, as a normal distribution has them
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    Array2::from_shape_simple_fn(shape, || {
            // Twelve uniform numbers add up to nearly a normal one.
            let sum: f64 = (0..12).map(|_| rng.random::<f64>()).sum();
            2.0 * epsilon * (sum - 6.0)
        })
