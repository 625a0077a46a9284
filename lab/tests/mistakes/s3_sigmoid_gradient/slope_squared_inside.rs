//! sigmoid_gradient
//! mistake: 1 - g(z)² where 1 - g(z) is meant
    let g = sigmoid(z);
    g.mapv(|g| g * (1.0 - g * g))
