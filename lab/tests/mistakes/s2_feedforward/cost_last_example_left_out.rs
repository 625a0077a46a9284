//! cross_entropy
//! mistake: the last example or output left out, or both: a range a..b ends before b
    let m = targets.nrows() as f64;
    let mut j = 0.0;
    for i in 0..targets.nrows() - 1 {
        for k in 0..targets.ncols() {
            let (z, h, y) = (pass.z3[[i, k]], pass.a3[[i, k]], targets[[i, k]]);
            let ln_larger = h.max(1.0 - h).ln();
            j -= y * (ln_larger + z.min(0.0)) + (1.0 - y) * (ln_larger - z.max(0.0));
        }
    }
    j / m
