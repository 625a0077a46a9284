//! interpolate
//! mistake: one of the two bounds left out, or wider than it should be
    let fitted = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() { fitted } else { gap / 2.0 };
    wanted.max((1.0 - INT) * gap)
