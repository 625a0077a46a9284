//! sigmoid
//! mistake: 1 / 1 + e^-z instead of 1 / (1 + e^-z)
//! mistake: -e^z instead of e^-z: -z.exp() is -(z.exp())
    z.mapv(|z| 1.0 / 1.0 + -z.exp())
