//! interpolate
//! mistake: a fit without a minimum not noticed (NaN equals nothing, not even NaN), or answered with something else than half the gap
    let mut fit = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    if fit == f64::NAN {
        fit = gap / 2.0;
    }
    fit.min(INT * gap).max((1.0 - INT) * gap)
