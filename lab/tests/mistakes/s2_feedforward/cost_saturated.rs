//! cross_entropy
//! mistake: ln(0), where an output is rounded to 0 or 1
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.a3).and(targets).fold(0.0, |sum, &h, &y| {
        sum - y * h.ln() - (1.0 - y) * (1.0 - h).ln()
    });
    sum / m
