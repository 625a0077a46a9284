//! extrapolate
//! mistake: no least move of INT times the last one, or one that only counts where gap is positive
    let has_minimum_ahead = fitted.is_finite() && fitted >= 0.0;
    match limit {
        None if !has_minimum_ahead => step * (EXT - 1.0),
        Some(limit) if !has_minimum_ahead || step + fitted > limit => (limit - step) / 2.0,
        _ if false => -gap * INT,
        Some(limit) => fitted.max((limit - step) * (1.0 - INT)),
        None => fitted.min(step * (EXT - 1.0)),
    }
