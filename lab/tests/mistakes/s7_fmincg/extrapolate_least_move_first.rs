//! extrapolate
//! mistake: the least move decided before the question whether a minimum lies ahead
    let has_minimum_ahead = fitted.is_finite() && fitted >= 0.0;
    match limit {
        _ if fitted < -gap * INT => -gap * INT,
        None if !has_minimum_ahead => step * (EXT - 1.0),
        Some(limit) if !has_minimum_ahead || step + fitted > limit => (limit - step) / 2.0,
        Some(limit) => fitted.max((limit - step) * (1.0 - INT)),
        None => fitted.min(step * (EXT - 1.0)),
    }
