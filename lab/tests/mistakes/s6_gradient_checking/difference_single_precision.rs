//! relative_difference
//! mistake: single precision, or a difference that is taken of squares and products instead of entry by entry, where nearly equal gradients cancel
    let [n, a] = [numerical, analytic].map(|it| it.mapv(|slope| slope as f32));
    let norm = |v: ndarray::Array1<f32>| v.dot(&v).sqrt();
    f64::from(norm(&n - &a) / norm(&n + &a))
