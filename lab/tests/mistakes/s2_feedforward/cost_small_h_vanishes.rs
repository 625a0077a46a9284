//! cross_entropy
//! mistake: the logarithm of an e^z or e^-z that is ∞ or 0 far out
    let ln_g = |z: f64| (1.0 / (1.0 + (-z).exp())).ln();
    let cost = targets * &pass.z3.mapv(ln_g) + (1.0 - targets) * pass.z3.mapv(|z| ln_g(-z));
    -cost.sum() / targets.nrows() as f64
