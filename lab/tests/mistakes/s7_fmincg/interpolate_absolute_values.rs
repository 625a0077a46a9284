//! interpolate
//! mistake: a fit ahead of here taken for one behind it: absolute values lose the side
    let fitted = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() { fitted } else { gap / 2.0 };
    let length = gap.abs();
    -wanted.abs().max(INT * length).min((1.0 - INT) * length)
