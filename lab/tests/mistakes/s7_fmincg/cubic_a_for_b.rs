//! cubic_minimum
//! mistake: A and B exchanged: `cubic_coefficients` gives A first, then B
    let (b, a) = cubic_coefficients(here, third, gap);
    ((b * b - a * here.slope * gap * gap).sqrt() - b) / a
