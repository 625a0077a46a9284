//! relative_difference
//! mistake: divided by the sum of the lengths instead of the length of the sum
    let norm = |v: &Array1<f64>| v.dot(v).sqrt();
    norm(&(numerical - analytic)) / (norm(numerical) + norm(analytic))
