//! cubic_minimum
//! mistake: the difference under the root the wrong way round
    let (a, b) = cubic_coefficients(here, third, gap);
    ((a * here.slope * gap * gap - b * b).sqrt() - b) / a
