//! sigmoid_gradient
//! mistake: the slope taken at g(z) instead of z
    let g = sigmoid(&sigmoid(z));
    g.mapv_into(|g| g * (1.0 - g))
