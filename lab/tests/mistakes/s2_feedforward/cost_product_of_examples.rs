//! cross_entropy
//! mistake: targets and answers multiplied as matrices instead of entry by entry
    let (y, h) = (targets, &pass.a3);
    let no_h = h.mapv(|h| (1.0 - h).ln());
    let sum = y.dot(&h.mapv(f64::ln).t()).sum() + (1.0 - y).dot(&no_h.t()).sum();
    -sum / y.nrows() as f64
