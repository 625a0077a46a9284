//! cross_entropy
//! mistake: the logarithm of an e^z or e^-z that is ∞ or 0 far out
    let cost = pass.z3.mapv(|z| (1.0 + z.exp()).ln()) - targets * &pass.z3;
    cost.sum() / targets.nrows() as f64
