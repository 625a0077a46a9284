//! cubic_minimum
//! mistake: something else than NaN where the cubic has no minimum: the root of a negative number gives it by itself
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b - a * here.slope * gap * gap).max(0.0).sqrt() - b) / a
