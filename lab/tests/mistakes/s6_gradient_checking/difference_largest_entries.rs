//! relative_difference
//! mistake: the largest entries instead of lengths
    let largest = |v: Array1<f64>| v.fold(0.0_f64, |largest, x| largest.max(x.abs()));
    largest(numerical - analytic) / largest(numerical + analytic)
