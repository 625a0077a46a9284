//! cross_entropy
//! mistake: z without its absolute value, subtracted from the larger logarithm or added to it
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.z3).and(&pass.a3).and(targets).fold(0.0, |sum, &z, &h, &y| {
        let larger = h.max(1.0 - h).ln();
        let smaller = larger + z;
        let (ln_h, ln_1_minus_h) = if h > 0.5 { (larger, smaller) } else { (smaller, larger) };
        sum - y * ln_h - (1.0 - y) * ln_1_minus_h
    });
    sum / m
