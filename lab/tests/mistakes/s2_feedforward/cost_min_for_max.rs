//! cross_entropy
//! mistake: min(z, 0) where max(z, 0) is meant
    let sum = Zip::from(&pass.z3)
        .and(targets)
        .fold(0.0, |sum, &z, &y| sum + (-z.abs()).exp().ln_1p() + z.min(0.0) - y * z);
    sum / targets.nrows() as f64
