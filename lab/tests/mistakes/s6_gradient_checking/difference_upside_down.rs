//! relative_difference
//! mistake: the length of the sum over that of the difference: upside down
    let norm = |v: Array1<f64>| v.dot(&v).sqrt();
    norm(numerical + analytic) / norm(numerical - analytic)
