//! epsilon_init
//! mistake: the root of 2 / L_in, another initialisation of deep learning
    let _ = l_out;
    (2.0 / l_in as f64).sqrt()
