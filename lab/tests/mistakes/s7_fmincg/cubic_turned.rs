//! cubic_minimum
//! mistake: a move to the minimum of the cubic with the wrong sign
    let (a, b) = cubic_coefficients(here, third, gap);
    here.slope * gap * gap / (b + (b * b - a * here.slope * gap * gap).sqrt())
