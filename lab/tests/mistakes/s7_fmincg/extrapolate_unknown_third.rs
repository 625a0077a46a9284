//! extrapolate
//! told: eight moves from a step of 1
//! told: wrong in 4 of 8 entries
//! told: got 1
    let has_minimum_ahead = fitted.is_finite() && fitted >= 0.0;
    match limit {
        None if !has_minimum_ahead => step * (EXT - 1.0),
        Some(limit) if !has_minimum_ahead || step + fitted > limit => (limit - step) / 3.0,
        _ if fitted < -gap * INT => -gap * INT,
        Some(limit) => fitted.max((limit - step) * (1.0 - INT)),
        None => fitted.min(step * (EXT - 1.0)),
    }
