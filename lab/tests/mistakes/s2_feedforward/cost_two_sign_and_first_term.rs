//! cross_entropy
//! mistake: a lost minus sign
//! mistake: the term y ln h alone, without (1 - y) ln(1 - h)
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.z3)
        .and(&pass.a3)
        .and(targets)
        .fold(0.0, |sum, &z, &h, &y| {
            let ln_larger = h.max(1.0 - h).ln();
            let ln_h = ln_larger + z.min(0.0);
            sum + y * ln_h
        });
    sum / m
