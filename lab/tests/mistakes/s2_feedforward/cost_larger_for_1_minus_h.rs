//! cross_entropy
//! mistake: the larger logarithm always taken for ln(1 - h): where z is positive it is that of h
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.z3).and(&pass.a3).and(targets).fold(0.0, |sum, &z, &h, &y| {
        let larger = h.max(1.0 - h).ln();
        let smaller = larger - z.abs();
        sum - y * smaller - (1.0 - y) * larger
    });
    sum / m
