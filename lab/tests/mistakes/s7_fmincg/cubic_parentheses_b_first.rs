//! cubic_minimum
//! mistake: parentheses missing: A divides root and B together
    let (a, b) = cubic_coefficients(here, third, gap);
    -b + (b * b - a * here.slope * gap * gap).sqrt() / a
