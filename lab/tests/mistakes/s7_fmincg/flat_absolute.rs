//! is_flat
//! mistake: an upper bound on the slope as well, as absolute values have it: is_too_far has asked that side before
    here.slope.abs() < SIG * start.slope.abs()
