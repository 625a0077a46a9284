//! cross_entropy
//! mistake: a bound on h that is too far from 0 and 1
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.a3).and(targets).fold(0.0, |sum, &h, &y| {
        let h = h.clamp(1e-12, 1.0 - 1e-12);
        sum - y * h.ln() - (1.0 - y) * (1.0 - h).ln()
    });
    sum / m
