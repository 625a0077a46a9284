//! sigmoid_gradient
//! mistake: 1 where z is positive and 0 where it is negative, the slope of the ReLU
    z.mapv(|z| if z > 0.0 { 1.0 } else { 0.0 })
