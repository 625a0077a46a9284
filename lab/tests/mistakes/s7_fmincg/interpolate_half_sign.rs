//! interpolate
//! mistake: a fit without a minimum not noticed (NaN equals nothing, not even NaN), or answered with something else than half the gap
    let fitted = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() {
        fitted
    } else {
        -gap / 2.0
    };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
