//! cubic_minimum
//! mistake: something else than NaN where the cubic has no minimum: the root of a negative number gives it by itself
    let (a, b) = cubic_coefficients(here, third, gap);
    let under_the_root = b * b - a * here.slope * gap * gap;
    if under_the_root < 0.0 {
        return f64::INFINITY;
    }
    (under_the_root.sqrt() - b) / a
