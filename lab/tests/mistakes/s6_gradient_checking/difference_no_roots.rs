//! relative_difference
//! mistake: sums of squares without their roots
    let square = |v: Array1<f64>| v.dot(&v);
    square(numerical - analytic) / square(numerical + analytic)
