//! accuracy
//! mistake: a difference of whole numbers that have no sign: it cannot be negative
    let wrong = (predicted - labels).mapv(|d| usize::from(d != 0)).sum();
    100.0 * (labels.len() - wrong) as f64 / labels.len() as f64
