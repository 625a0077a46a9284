//! cross_entropy
//! mistake: ln(e^-|z|), which is -|z|, where ln(1 + e^-|z|) is meant
    let sum = Zip::from(&pass.z3)
        .and(targets)
        .fold(0.0, |sum, &z, &y| sum + z.max(0.0) - y * z + (-z.abs()).exp().ln());
    sum / targets.nrows() as f64
