//! interpolate
//! mistake: a fit that is no number went on to the bounds, which do not see it: NaN equals nothing, not even NaN
    let mut fitted = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    if fitted.is_infinite() {
        fitted = gap / 2.0;
    }
    fitted.min(INT * gap).max((1.0 - INT) * gap)
