//! cubic_minimum
//! mistake: something else than NaN where the cubic has no minimum: the root of a negative number gives it by itself
    let (a, b) = cubic_coefficients(here, third, gap);
    let fitted = ((b * b - a * here.slope * gap * gap).sqrt() - b) / a;
    if fitted.is_nan() { gap / 2.0 } else { fitted }
