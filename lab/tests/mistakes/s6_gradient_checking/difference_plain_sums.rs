//! relative_difference
//! mistake: sums of the entries, in which +3 and -4 cancel, instead of lengths
    (numerical - analytic).sum().abs() / (numerical + analytic).sum().abs()
