//! sigmoid
//! mistake: e^z that overflows for large z: ∞ / ∞ is NaN
    z.mapv(|z| z.exp() / (1.0 + z.exp()))
