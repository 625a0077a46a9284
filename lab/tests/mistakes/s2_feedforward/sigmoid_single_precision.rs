//! sigmoid
//! mistake: numbers of single precision, f32, which keep seven digits
    z.mapv(|z| f64::from(1.0 / (1.0 + (-z as f32).exp())))
