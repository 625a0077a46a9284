//! cross_entropy
//! mistake: the squared error instead of the cross-entropy
    (&pass.a3 - targets).mapv(|error| error.powi(2)).mean().unwrap_or(0.0)
