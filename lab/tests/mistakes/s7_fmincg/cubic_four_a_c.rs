//! cubic_minimum
//! mistake: 4·A and 2·A as in the school's formula: here the slope's middle term is 2·B
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b - 4.0 * a * here.slope * gap * gap).sqrt() - b) / (2.0 * a)
