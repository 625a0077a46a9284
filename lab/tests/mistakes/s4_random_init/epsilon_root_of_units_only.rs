//! epsilon_init
//! mistake: no root of the 6
    6.0 / ((l_in + l_out) as f64).sqrt()
