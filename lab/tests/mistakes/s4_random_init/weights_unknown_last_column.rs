//! rand_initialize_weights
//! told: the weights from 2 to 5 units with seed
//! told: wrong in 5 of 15 entries, all in column 2
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f();
    let mut theta =
        Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * rng.random::<f64>() - epsilon);
    let last = theta.ncols() - 1;
    theta.column_mut(last).map_inplace(|weight| *weight /= 3.0);
    theta
