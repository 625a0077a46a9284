//! sigmoid
//! mistake: the tanh instead of the sigmoid
    z.mapv(f64::tanh)
