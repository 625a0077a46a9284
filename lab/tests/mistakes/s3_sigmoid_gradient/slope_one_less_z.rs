//! sigmoid_gradient
//! mistake: 1 - z where 1 - g(z) is meant
    let mut slope = sigmoid(z);
    slope.zip_mut_with(z, |g, z| *g *= 1.0 - z);
    slope
