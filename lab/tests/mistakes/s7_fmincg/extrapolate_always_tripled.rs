//! extrapolate
//! mistake: without a limit always EXT times as long a step, also where the fit lies before that
    let has_minimum_ahead = fitted.is_finite() && fitted >= 0.0;
    match limit {
        None => step * (EXT - 1.0),
        Some(limit) if !has_minimum_ahead || step + fitted > limit => (limit - step) / 2.0,
        Some(limit) => fitted.max(-gap * INT).max((limit - step) * (1.0 - INT)),
    }
