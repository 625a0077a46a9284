//! cubic_minimum
//! mistake: the cost here under the root instead of the slope
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b - a * here.cost * gap * gap).sqrt() - b) / a
