//! epsilon_init
//! mistake: L_in alone instead of L_in + L_out
    let _ = l_out;
    (6.0 / l_in as f64).sqrt()
