//! cross_entropy
//! mistake: |z| added to the larger logarithm instead of subtracted from it
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.z3).and(&pass.a3).and(targets).fold(0.0, |sum, &z, &h, &y| {
        let larger = h.max(1.0 - h).ln();
        let other = larger + z.abs();
        let (ln_h, ln_1_minus_h) = if z > 0.0 { (larger, other) } else { (other, larger) };
        sum - y * ln_h - (1.0 - y) * ln_1_minus_h
    });
    sum / m
