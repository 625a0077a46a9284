//! extrapolate
//! mistake: half of the way where there is no limit: there the step grows to EXT times its length
    let has_minimum_ahead = fitted.is_finite() && fitted >= 0.0;
    let furthest = limit.unwrap_or(EXT * step);
    if !has_minimum_ahead || step + fitted > furthest {
        (furthest - step) / 2.0
    } else if fitted < -gap * INT {
        -gap * INT
    } else {
        limit.map_or(fitted, |limit| fitted.max((limit - step) * (1.0 - INT)))
    }
