//! cross_entropy
//! mistake: a sum of single precision, f32, which keeps seven digits
    let mut sum = 0.0_f32;
    for ((place, &z), &y) in pass.z3.indexed_iter().zip(targets) {
        let h = pass.a3[place];
        let ln_larger = h.max(1.0 - h).ln();
        sum -= (y * (ln_larger + z.min(0.0)) + (1.0 - y) * (ln_larger - z.max(0.0))) as f32;
    }
    f64::from(sum / targets.nrows() as f32)
