//! cross_entropy
//! mistake: a lost minus sign
//! mistake: 1/2m instead of 1/m
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.z3)
        .and(&pass.a3)
        .and(targets)
        .fold(0.0, |sum, &z, &h, &y| {
            let ln_larger = h.max(1.0 - h).ln();
            let ln_h = ln_larger + z.min(0.0);
            let ln_1_minus_h = ln_larger - z.max(0.0);
            sum + y * ln_h + (1.0 - y) * ln_1_minus_h
        });
    sum / (2.0 * m)
