//! cross_entropy
//! mistake: log10 instead of the natural logarithm
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.a3).and(targets).fold(0.0, |sum, &h, &y| {
        sum - y * h.max(1e-15).log10() - (1.0 - y) * (1.0 - h).max(1e-15).log10()
    });
    sum / m
