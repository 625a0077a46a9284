//! relative_difference
//! mistake: divided entry by entry instead of length by length
    ((numerical - analytic) / (numerical + analytic))
        .mapv(f64::abs)
        .fold(0.0_f64, |a, b| a.max(*b))
