//! cross_entropy
//! mistake: z with the wrong sign where one logarithm is taken from the other, or in y times z
    let sum = Zip::from(&pass.z3)
        .and(&pass.a3)
        .and(targets)
        .fold(0.0, |sum, &z, &h, &y| {
            let ln_h = h.ln();
            let ln_1_minus_h = ln_h + z;
            sum - y * ln_h - (1.0 - y) * ln_1_minus_h
        });
    sum / targets.nrows() as f64
