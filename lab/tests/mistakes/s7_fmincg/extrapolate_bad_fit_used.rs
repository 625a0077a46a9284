//! extrapolate
//! mistake: a fit that has no minimum ahead, used as it is
    let has_minimum_ahead = true;
    match limit {
        None if !has_minimum_ahead => step * (EXT - 1.0),
        Some(limit) if !has_minimum_ahead || step + fitted > limit => (limit - step) / 2.0,
        _ if fitted < -gap * INT => -gap * INT,
        Some(limit) => fitted.max((limit - step) * (1.0 - INT)),
        None => fitted.min(step * (EXT - 1.0)),
    }
