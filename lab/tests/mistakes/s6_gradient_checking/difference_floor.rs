//! relative_difference
//! mistake: more than the length of the sum below the line, so that small gradients seem nearer than they are
    let norm = |v: Array1<f64>| v.dot(&v).sqrt();
    norm(numerical - analytic) / norm(numerical + analytic).max(1e-12)
