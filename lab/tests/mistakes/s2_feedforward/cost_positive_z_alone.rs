//! cross_entropy
//! mistake: logarithms put together as it is right for positive z, and so for negative z too
    let m = targets.nrows() as f64;
    let mut sum = 0.0;
    for ((place, &z), &y) in pass.z3.indexed_iter().zip(targets) {
        let h = pass.a3[place];
        let larger = if h > 0.5 { h.ln() } else { (1.0 - h).ln() };
        let smaller = larger - z;
        sum += -y * larger - (1.0 - y) * smaller;
    }
    sum / m
