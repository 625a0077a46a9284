//! relative_difference
//! told: = 7 / 15: expected 0.466
//! told: that divided by 2
    let norm = |v: Array1<f64>| v.dot(&v).sqrt();
    norm(numerical - analytic) / norm(numerical + analytic) / 2.0
