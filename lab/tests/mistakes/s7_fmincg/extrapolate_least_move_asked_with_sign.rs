//! extrapolate
//! mistake: with a limit the least move not taken: left out, asked with the sign of gap, which is negative, or overruled by another bound
    let has_minimum_ahead = fitted.is_finite() && fitted >= 0.0;
    match limit {
        None if !has_minimum_ahead => step * (EXT - 1.0),
        None if fitted < -gap * INT => -gap * INT,
        None => fitted.min(step * (EXT - 1.0)),
        Some(limit) if !has_minimum_ahead || step + fitted > limit => (limit - step) / 2.0,
        Some(_) if fitted < gap * INT => gap * INT,
        Some(limit) => fitted.max((limit - step) * (1.0 - INT)),
    }
