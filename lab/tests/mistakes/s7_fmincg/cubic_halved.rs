//! cubic_minimum
//! mistake: divided by 2·A: the slope's middle term is 2·B, so that the 2 is gone
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b - a * here.slope * gap * gap).sqrt() - b) / (2.0 * a)
