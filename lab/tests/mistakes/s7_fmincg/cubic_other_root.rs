//! cubic_minimum
//! mistake: the other root, which is where the cubic is highest
    let (a, b) = cubic_coefficients(here, third, gap);
    (-(b * b - a * here.slope * gap * gap).sqrt() - b) / a
