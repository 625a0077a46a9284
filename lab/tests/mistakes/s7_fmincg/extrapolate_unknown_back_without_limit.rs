//! extrapolate
//! told: two moves from a step of 1, minimum at 2: no limit, and the limit 2.05
//! told: at [0] expected 1, got -0.5
    let has_minimum_ahead = fitted.is_finite() && fitted >= 0.0;
    match limit {
        None => gap / 2.0,
        Some(limit) if !has_minimum_ahead || step + fitted > limit => (limit - step) / 2.0,
        Some(limit) => fitted.max(-gap * INT).max((limit - step) * (1.0 - INT)),
    }
