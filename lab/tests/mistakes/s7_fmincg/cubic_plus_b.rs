//! cubic_minimum
//! mistake: B added to the root instead of subtracted from it
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b - a * here.slope * gap * gap).sqrt() + b) / a
