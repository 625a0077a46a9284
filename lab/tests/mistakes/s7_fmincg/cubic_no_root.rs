//! cubic_minimum
//! mistake: no root taken
    let (a, b) = cubic_coefficients(here, third, gap);
    (b * b - a * here.slope * gap * gap - b) / a
