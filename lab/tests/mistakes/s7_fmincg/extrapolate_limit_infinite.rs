//! extrapolate
//! mistake: a limit made up where there is none yet, such as 0 or infinity: for `None` the table has lines of its own
    let has_minimum_ahead = fitted.is_finite() && fitted >= 0.0;
    let limit = limit.unwrap_or(f64::INFINITY);
    if !has_minimum_ahead || step + fitted > limit {
        (limit - step) / 2.0
    } else {
        fitted.max(-gap * INT).max((limit - step) * (1.0 - INT))
    }
