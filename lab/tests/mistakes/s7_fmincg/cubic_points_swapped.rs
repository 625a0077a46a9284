//! cubic_minimum
//! mistake: A and B with the two points swapped
    let (here, third) = (third, here);
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b - a * here.slope * gap * gap).sqrt() - b) / a
