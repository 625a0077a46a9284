//! cross_entropy
//! mistake: the first example or output left out, or both: the formula counts from 1, Rust from 0
    let m = targets.nrows() as f64;
    let mut j = 0.0;
    for i in 0..targets.nrows() {
        for k in 1..targets.ncols() {
            let (z, h, y) = (pass.z3[[i, k]], pass.a3[[i, k]], targets[[i, k]]);
            let ln_larger = h.max(1.0 - h).ln();
            j -= y * (ln_larger + z.min(0.0)) + (1.0 - y) * (ln_larger - z.max(0.0));
        }
    }
    j / m
