//! epsilon_init
//! mistake: 6 divided as a whole number, which is rounded down to 0
    (6 / (l_in + l_out)).isqrt() as f64
