//! relative_difference
//! mistake: sums of absolute values instead of lengths
    let sum = |v: Array1<f64>| v.mapv(f64::abs).sum();
    sum(numerical - analytic) / sum(numerical + analytic)
