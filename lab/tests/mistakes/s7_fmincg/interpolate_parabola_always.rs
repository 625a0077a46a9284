//! interpolate
//! mistake: a parabola in every case
    let _ = start;
    let fitted = quadratic_minimum(here, third, gap);
    let wanted = if fitted.is_finite() { fitted } else { gap / 2.0 };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
