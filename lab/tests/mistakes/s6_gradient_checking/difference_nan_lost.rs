//! relative_difference
//! mistake: a number given although a slope is none: max and min, for instance, pass over NaN
    let norm = |v: Array1<f64>| v.dot(&v).sqrt();
    (norm(numerical - analytic) / norm(numerical + analytic)).max(0.0)
