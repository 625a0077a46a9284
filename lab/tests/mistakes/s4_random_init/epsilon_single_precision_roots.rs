//! epsilon_init
//! mistake: an epsilon of single precision, f32, which keeps seven digits
    f64::from(6.0_f32.sqrt() / ((l_in + l_out) as f32).sqrt())
