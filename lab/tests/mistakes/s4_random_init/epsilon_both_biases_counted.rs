//! epsilon_init
//! mistake: bias units counted among the units
    (6.0 / (l_in + l_out + 2) as f64).sqrt()
