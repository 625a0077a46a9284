//! cross_entropy
//! mistake: z with the wrong sign where one logarithm is taken from the other, or in y times z
    let sum = Zip::from(&pass.z3)
        .and(targets)
        .fold(0.0, |sum, &z, &y| sum + (-z.abs()).exp().ln_1p() + z.max(0.0) + y * z);
    sum / targets.nrows() as f64
