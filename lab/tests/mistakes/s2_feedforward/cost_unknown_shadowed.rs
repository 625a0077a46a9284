//! cross_entropy
//! told: got 0. It is exactly 0
//! told: a second `let` in a loop or in braces makes a new variable
    let m = targets.nrows() as f64;
    let mut sum = 0.0;
    for ((place, &z), &y) in pass.z3.indexed_iter().zip(targets) {
        let h = pass.a3[place];
        let ln_h = 0.0;
        let ln_1_minus_h = 0.0;
        if z > 0.0 {
            let ln_h = h.ln();
            let ln_1_minus_h = ln_h - z;
        } else {
            let ln_1_minus_h = (1.0 - h).ln();
            let ln_h = ln_1_minus_h + z;
        }
        sum += -y * ln_h - (1.0 - y) * ln_1_minus_h;
    }
    sum / m
