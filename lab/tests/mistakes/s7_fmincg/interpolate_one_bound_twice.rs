//! interpolate
//! mistake: the bounds the wrong way round, or one of them twice: gap is negative
    let fitted = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() {
        fitted
    } else {
        gap / 2.0
    };
    wanted.min(INT * gap).max(INT * gap)
