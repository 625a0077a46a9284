//! extrapolate
//! told: eight moves from a step of 1
//! told: it stopped with a panic
    let least = [fitted, -gap * INT].into_iter().max_by(|a, b| a.partial_cmp(b).unwrap()).unwrap();
    match limit {
        None if fitted < 0.0 => step * (EXT - 1.0),
        Some(limit) if fitted < 0.0 || step + fitted > limit => (limit - step) / 2.0,
        _ if fitted < -gap * INT => least,
        Some(limit) => least.max((limit - step) * (1.0 - INT)),
        None => least.min(step * (EXT - 1.0)),
    }
