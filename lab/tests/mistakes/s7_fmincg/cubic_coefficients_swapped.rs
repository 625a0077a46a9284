//! cubic_minimum
//! mistake: A and B with the two points swapped
    let (a, b) = cubic_coefficients(third, here, gap);
    ((b * b - a * here.slope * gap * gap).sqrt() - b) / a
