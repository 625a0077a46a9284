//! cubic_minimum
//! mistake: the slope of the third point instead of the one here
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b - a * third.slope * gap * gap).sqrt() - b) / a
