//! relative_difference
//! mistake: divided entry by entry instead of length by length
    ((numerical - analytic) / (numerical + analytic))
        .mapv(f64::abs)
        .sum()
