//! interpolate
//! mistake: parabola or cubic chosen by the cost of the third point instead of the start's
    let _ = start;
    let fitted = if here.cost > third.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() { fitted } else { gap / 2.0 };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
