//! interpolate
//! mistake: the bound near here in every case: the bounds the wrong way round, one of them twice or of the other sign, or a fit without its own
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
