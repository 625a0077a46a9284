//! sigmoid_gradient
//! mistake: the factor 1 - g(z) missing
    sigmoid(z)
