//! cross_entropy
//! mistake: min(z, 0) and max(z, 0) taken for one another
    let sum = Zip::from(&pass.z3)
        .and(targets)
        .fold(0.0, |sum, &z, &y| sum + (-z.abs()).exp().ln_1p() + z.min(0.0) - y * z);
    sum / targets.nrows() as f64
