//! sigmoid
//! mistake: z or g(z) cut off at a bound
    z.mapv(|z| if z < -30.0 { 0.0 } else { 1.0 / (1.0 + (-z).exp()) })
