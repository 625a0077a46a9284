//! sigmoid_gradient
//! mistake: g(z) squared, or 1 - g(z) squared, instead of their product
    sigmoid(z).mapv_into(|g| (1.0 - g).powi(2))
