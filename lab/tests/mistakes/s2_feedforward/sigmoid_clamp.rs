//! sigmoid
//! mistake: z or g(z) cut off at a bound
    z.mapv(|z| 1.0 / (1.0 + (-z.clamp(-500.0, 500.0)).exp()))
