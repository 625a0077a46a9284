//! cross_entropy
//! mistake: y times z added where it is subtracted
    let sum = Zip::from(&pass.z3)
        .and(targets)
        .fold(0.0, |sum, &z, &y| sum + (-z.abs()).exp().ln_1p() + z.max(0.0) + y * z);
    sum / targets.nrows() as f64
