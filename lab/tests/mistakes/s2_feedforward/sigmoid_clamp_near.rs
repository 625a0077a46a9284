//! sigmoid
//! mistake: z or g(z) cut off at a bound
    z.mapv(|z| 1.0 / (1.0 + (-z.clamp(-30.0, 30.0)).exp()))
