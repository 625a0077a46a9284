//! relative_difference
//! mistake: sums of squares without their roots
    let norm = |v: Array1<f64>| v.dot(&v);
    norm(numerical - analytic).sqrt() / norm(numerical + analytic)
