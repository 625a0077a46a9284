//! cubic_minimum
//! mistake: a number where the cubic has no minimum: the root must give NaN there
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b - a * here.slope * gap * gap).abs().sqrt() - b) / a
