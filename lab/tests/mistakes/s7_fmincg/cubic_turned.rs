//! cubic_minimum
//! mistake: the move with the wrong sign
    let (a, b) = cubic_coefficients(here, third, gap);
    here.slope * gap * gap / (b + (b * b - a * here.slope * gap * gap).sqrt())
