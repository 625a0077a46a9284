//! cross_entropy
//! mistake: a sum over the examples that is not divided by m
//! mistake: y and 1 - y swapped
    Zip::from(&pass.z3)
        .and(&pass.a3)
        .and(targets)
        .fold(0.0, |sum, &z, &h, &y| {
            let ln_larger = h.max(1.0 - h).ln();
            let ln_h = ln_larger + z.min(0.0);
            let ln_1_minus_h = ln_larger - z.max(0.0);
            sum - (1.0 - y) * ln_h - y * ln_1_minus_h
        })
