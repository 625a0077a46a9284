//! sigmoid_gradient
//! told: g' at −1, −0.5, 0, 0.5 and 1: wrong in 2 of 5 entries
//! told: got 0
    let slope = sigmoid(z).mapv_into(|g| g * (1.0 - g));
    ndarray::Zip::from(&slope).and(z).map_collect(|&slope, &z| if z < 0.0 { 0.0 } else { slope })
