//! relative_difference
//! mistake: divided by the length of one gradient instead of that of their sum
    let norm = |v: &Array1<f64>| v.dot(v).sqrt();
    norm(&(numerical - analytic)) / norm(numerical).max(norm(analytic))
