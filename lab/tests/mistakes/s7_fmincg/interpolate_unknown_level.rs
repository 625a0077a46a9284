//! interpolate
//! told: four moves: cost 2 here
//! told: wrong in 1 of 4 entries
//! told: at [2] expected -1, got -1.25
    let fitted = if here.cost >= start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() { fitted } else { gap / 2.0 };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
