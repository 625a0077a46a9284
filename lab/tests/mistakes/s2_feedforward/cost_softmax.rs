//! cross_entropy
//! mistake: the softmax cost instead of the sum over independent outputs
    let mut sum = 0.0;
    for (z, y) in pass.z3.rows().into_iter().zip(targets.rows()) {
        let largest = z.fold(f64::NEG_INFINITY, |largest, z| largest.max(*z));
        sum += largest + z.mapv(|z| (z - largest).exp()).sum().ln() - z.dot(&y);
    }
    sum / targets.nrows() as f64
