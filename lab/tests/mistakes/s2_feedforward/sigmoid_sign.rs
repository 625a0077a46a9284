//! sigmoid
//! mistake: exp(+z) instead of exp(-z)
    z.mapv(|z| 1.0 / (1.0 + z.exp()))
