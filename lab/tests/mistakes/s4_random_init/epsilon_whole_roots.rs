//! epsilon_init
//! mistake: a root rounded down to a whole number
    6_usize.isqrt() as f64 / (l_in + l_out).isqrt() as f64
