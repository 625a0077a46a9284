//! cross_entropy
//! mistake: 1 / m as a quotient of whole numbers, which is rounded down to 0
    let m = targets.nrows();
    let mut sum = 0.0;
    for ((place, &z), &y) in pass.z3.indexed_iter().zip(targets) {
        let h = pass.a3[place];
        let ln_larger = h.max(1.0 - h).ln();
        let ln_h = ln_larger + z.min(0.0);
        let ln_1_minus_h = ln_larger - z.max(0.0);
        sum += -y * ln_h - (1.0 - y) * ln_1_minus_h;
    }
    (1 / m) as f64 * sum
