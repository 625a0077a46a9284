//! interpolate
//! mistake: an infinite fit used as it is: only one that is no number was caught
    let fitted = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if !fitted.is_nan() { fitted } else { gap / 2.0 };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
