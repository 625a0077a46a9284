//! cubic_minimum
//! mistake: a sum under the root instead of a difference
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b + a * here.slope * gap * gap).sqrt() - b) / a
