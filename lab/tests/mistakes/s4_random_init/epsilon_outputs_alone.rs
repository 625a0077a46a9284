//! epsilon_init
//! mistake: L_out alone instead of L_in + L_out
    let _ = l_in;
    (6.0 / l_out as f64).sqrt()
