//! epsilon_init
//! mistake: L_in times L_out instead of their sum
    (6.0 / (l_in * l_out) as f64).sqrt()
