//! sigmoid_gradient
//! mistake: a quotient of e^-z that overflows far out: ∞ / ∞ is NaN
    z.mapv(|z| (-z).exp() / (1.0 + (-z).exp()).powi(2))
