//! interpolate
//! mistake: a fit through the start of the line instead of the third point
    let fitted = if here.cost > start.cost {
        quadratic_minimum(here, start, gap)
    } else {
        cubic_minimum(here, start, gap)
    };
    let wanted = if fitted.is_finite() {
        fitted
    } else {
        gap / 2.0
    };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
