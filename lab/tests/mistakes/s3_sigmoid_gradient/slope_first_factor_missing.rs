//! sigmoid_gradient
//! mistake: the factor g(z) missing
    sigmoid(z).mapv_into(|g| 1.0 - g)
