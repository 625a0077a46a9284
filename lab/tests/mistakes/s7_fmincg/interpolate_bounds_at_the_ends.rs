//! interpolate
//! mistake: no bounds, or bounds just at the ends: the move must keep away from both
    let fitted = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() { fitted } else { gap / 2.0 };
    wanted.clamp(gap, 0.0)
