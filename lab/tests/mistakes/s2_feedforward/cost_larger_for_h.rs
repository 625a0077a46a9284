//! cross_entropy
//! mistake: the larger logarithm always taken for ln h: where z is negative it is that of 1 - h
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.z3).and(&pass.a3).and(targets).fold(0.0, |sum, &z, &h, &y| {
        let larger = h.max(1.0 - h).ln();
        let smaller = larger - z.abs();
        let (ln_h, ln_1_minus_h) = (larger, smaller);
        sum - y * ln_h - (1.0 - y) * ln_1_minus_h
    });
    sum / m
