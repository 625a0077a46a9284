//! sigmoid_gradient
//! mistake: a slope that is cut off far from 0
    z.mapv(|z| {
        let g = 1.0 / (1.0 + (-z).exp());
        if z.abs() >= 20.0 { 0.0 } else { g * (1.0 - g) }
    })
