//! epsilon_init
//! mistake: bias units counted among the units
    (6.0 / (l_in + 1 + l_out) as f64).sqrt()
