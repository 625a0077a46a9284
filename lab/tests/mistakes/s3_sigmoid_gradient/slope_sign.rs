//! sigmoid_gradient
//! mistake: g(z) - 1 instead of 1 - g(z)
    sigmoid(z).mapv_into(|g| g * (g - 1.0))
