//! epsilon_init
//! mistake: the roots of L_in and of L_out taken one by one instead of the root of their sum
    6_f64.sqrt() / ((l_in as f64).sqrt() + (l_out as f64).sqrt())
