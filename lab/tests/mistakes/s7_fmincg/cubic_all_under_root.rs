//! cubic_minimum
//! mistake: B subtracted under the root instead of after it
    let (a, b) = cubic_coefficients(here, third, gap);
    (b * b - a * here.slope * gap * gap - b).sqrt() / a
