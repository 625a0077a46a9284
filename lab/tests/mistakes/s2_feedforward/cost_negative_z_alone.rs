//! cross_entropy
//! mistake: logarithms put together as it is right for negative z, and so for positive z too
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.z3)
        .and(targets)
        .fold(0.0, |sum, &z, &y| sum - y * z + (-z.abs()).exp().ln_1p());
    sum / m
