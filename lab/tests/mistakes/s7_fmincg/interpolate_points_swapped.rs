//! interpolate
//! mistake: the two points swapped in the call of a fit
    let fitted = if here.cost > start.cost {
        quadratic_minimum(third, here, gap)
    } else {
        cubic_minimum(third, here, gap)
    };
    let wanted = if fitted.is_finite() { fitted } else { gap / 2.0 };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
