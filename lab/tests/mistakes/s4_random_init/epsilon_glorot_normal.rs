//! epsilon_init
//! mistake: the root of 2 / (L_in + L_out), which is for a normal distribution: a uniform one has 6
    (2.0 / (l_in + l_out) as f64).sqrt()
