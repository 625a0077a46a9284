//! cubic_minimum
//! mistake: a root that is not divided by A
    let (a, b) = cubic_coefficients(here, third, gap);
    (b * b - a * here.slope * gap * gap).sqrt() - b
