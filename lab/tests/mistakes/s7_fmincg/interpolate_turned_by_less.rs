//! interpolate
//! mistake: parabola and cubic the wrong way round
    let fitted = if here.cost < start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() {
        fitted
    } else {
        gap / 2.0
    };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
