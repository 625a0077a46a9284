//! interpolate
//! mistake: a cubic in every case
    let _ = start;
    let fitted = cubic_minimum(here, third, gap);
    let wanted = if fitted.is_finite() { fitted } else { gap / 2.0 };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
