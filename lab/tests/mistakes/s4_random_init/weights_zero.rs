//! rand_initialize_weights
//! mistake: weights that are all 0, or all equal
    let _ = rng;
    Array2::zeros((l_out, 1 + l_in).f())
