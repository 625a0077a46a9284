//! epsilon_init
//! mistake: an epsilon of single precision, f32, which keeps seven digits
    (6.0_f32 / (l_in + l_out) as f32).sqrt().into()
