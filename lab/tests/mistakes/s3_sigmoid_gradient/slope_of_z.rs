//! sigmoid_gradient
//! mistake: z (1 - z) instead of g(z) (1 - g(z))
    z.mapv(|z| z * (1.0 - z))
