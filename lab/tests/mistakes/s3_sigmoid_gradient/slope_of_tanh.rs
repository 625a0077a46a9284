//! sigmoid_gradient
//! mistake: 1 - g(z)², the slope of the tanh
    sigmoid(z).mapv_into(|g| 1.0 - g * g)
