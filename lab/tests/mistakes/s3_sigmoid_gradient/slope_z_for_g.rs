//! sigmoid_gradient
//! mistake: z where g(z) is meant
    let mut slope = sigmoid(z);
    slope.zip_mut_with(z, |g, z| *g = z * (1.0 - *g));
    slope
