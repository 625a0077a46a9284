//! interpolate
//! mistake: a bound with the wrong sign: both are negative, as gap is
    let fitted = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() { fitted } else { gap / 2.0 };
    wanted.clamp(INT * gap.abs(), (1.0 - INT) * gap.abs())
