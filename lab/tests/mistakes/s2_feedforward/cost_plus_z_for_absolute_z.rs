//! cross_entropy
//! mistake: e^-z or e^z where e^-|z| is meant
    let sum = Zip::from(&pass.z3)
        .and(targets)
        .fold(0.0, |sum, &z, &y| sum + z.max(0.0) - y * z + z.exp().ln_1p());
    sum / targets.nrows() as f64
