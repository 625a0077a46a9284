//! sigmoid_gradient
//! told: g' at −1, −0.5, 0, 0.5 and 1: wrong in 5 of 5 entries
//! told: by a small part of each
    sigmoid(z).mapv_into(|g| g * (1.0 - g) + 1e-8)
