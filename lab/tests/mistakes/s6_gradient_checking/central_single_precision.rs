//! central_difference
//! mistake: a step smaller than 1e-4, or single precision: rounding shows
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    let below = cost(&nudged);
    f64::from(above as f32 - below as f32) / (2.0 * EPSILON)
