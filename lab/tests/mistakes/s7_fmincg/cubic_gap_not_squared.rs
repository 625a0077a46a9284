//! cubic_minimum
//! mistake: gap instead of its square under the root
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b - a * here.slope * gap).sqrt() - b) / a
