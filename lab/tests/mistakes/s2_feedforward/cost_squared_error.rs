//! cross_entropy
//! mistake: the squared error instead of the cross-entropy
    let m = targets.nrows() as f64;
    (&pass.a3 - targets).mapv(|error| error * error).sum() / (2.0 * m)
