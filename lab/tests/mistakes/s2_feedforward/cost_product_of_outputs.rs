//! cross_entropy
//! mistake: targets and answers multiplied as matrices instead of entry by entry
    let (y, h) = (targets, &pass.a3);
    let no_h = h.mapv(|h| (1.0 - h).ln());
    let sum = y.t().dot(&h.mapv(f64::ln)).sum() + (1.0 - y).t().dot(&no_h).sum();
    -sum / y.nrows() as f64
