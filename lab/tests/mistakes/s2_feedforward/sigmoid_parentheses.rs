//! sigmoid
//! mistake: 1 / 1 + e^-z instead of 1 / (1 + e^-z)
    z.mapv(|z| 1.0 / 1.0 + (-z).exp())
