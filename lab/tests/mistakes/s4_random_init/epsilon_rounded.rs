//! epsilon_init
//! mistake: the course's 0.12 for every pair of layers
    let _ = (l_in, l_out);
    0.12
