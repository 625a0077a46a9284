//! relative_difference
//! told: = 5 / 13: expected 0.384
//! told: that divided by 2
    let norm = |v: Array1<f64>| v.dot(&v).sqrt();
    norm(numerical - analytic) / norm(numerical + analytic) / 2.0
