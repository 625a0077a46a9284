//! cubic_minimum
//! mistake: a form of the minimum that has a value where A is 0, as extrapolate's: here it is divided by A
    let (a, b) = cubic_coefficients(here, third, gap);
    -here.slope * gap * gap / (b + (b * b - a * here.slope * gap * gap).sqrt())
