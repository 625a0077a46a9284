//! relative_difference
//! mistake: the difference of the lengths instead of the length of the difference
    let norm = |v: &Array1<f64>| v.dot(v).sqrt();
    (norm(numerical) - norm(analytic)).abs() / (norm(numerical) + norm(analytic))
