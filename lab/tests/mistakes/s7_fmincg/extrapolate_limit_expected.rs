//! extrapolate
//! mistake: a limit taken for given: until a step was too far there is none, and it is `None`
    let has_minimum_ahead = fitted.is_finite() && fitted >= 0.0;
    let limit = limit.expect("REASON");
    if !has_minimum_ahead || step + fitted > limit {
        (limit - step) / 2.0
    } else {
        fitted.max(-gap * INT).max((limit - step) * (1.0 - INT))
    }
