//! epsilon_init
//! mistake: a root rounded down to a whole number
    6_f64.sqrt() / (l_in + l_out).isqrt() as f64
