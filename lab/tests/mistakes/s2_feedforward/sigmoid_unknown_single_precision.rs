//! sigmoid
//! told: sigmoid of 0, ln 3, −ln 3, ln 9: wrong in 2 of 4 entries, by a small part of each
    z.mapv(|z| f64::from(1.0 / (1.0 + (-z as f32).exp())))
