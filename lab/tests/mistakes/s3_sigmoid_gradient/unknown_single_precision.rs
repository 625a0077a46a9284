//! sigmoid_gradient
//! told: g' at −1, −0.5, 0, 0.5 and 1: wrong in 4 of 5 entries
    let g = sigmoid(z);
    g.mapv_into(|g| f64::from(g as f32) * (1.0 - f64::from(g as f32)))
