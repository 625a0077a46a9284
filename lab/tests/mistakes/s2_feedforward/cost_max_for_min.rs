//! cross_entropy
//! mistake: min(z, 0) and max(z, 0) taken for one another
    let sum = Zip::from(&pass.z3)
        .and(&pass.a3)
        .and(targets)
        .fold(0.0, |sum, &z, &h, &y| {
            let ln_larger = h.max(1.0 - h).ln();
            let ln_h = ln_larger + z.max(0.0);
            let ln_1_minus_h = ln_larger - z.min(0.0);
            sum - y * ln_h - (1.0 - y) * ln_1_minus_h
        });
    sum / targets.nrows() as f64
