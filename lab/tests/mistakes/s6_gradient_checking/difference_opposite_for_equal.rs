//! relative_difference
//! mistake: a sum of length 0 taken for a sign of equal gradients: opposite ones have it too
    let norm = |v: Array1<f64>| v.dot(&v).sqrt();
    let sum = norm(numerical + analytic);
    if sum == 0.0 {
        return 0.0;
    }
    norm(numerical - analytic) / sum
