//! interpolate
//! mistake: the whole gap instead of half of it where the fit has no minimum
    let fitted = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() { fitted } else { gap };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
