//! epsilon_init
//! mistake: no root of L_in + L_out
    6.0_f64.sqrt() / (l_in + l_out) as f64
