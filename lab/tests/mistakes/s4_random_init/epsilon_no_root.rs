//! epsilon_init
//! mistake: 6 / (L_in + L_out) without the roots
    6.0 / (l_in + l_out) as f64
