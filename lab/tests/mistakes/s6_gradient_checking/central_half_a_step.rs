//! central_difference
//! mistake: a step smaller than 1e-4, or single precision: rounding shows
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON / 2.0;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON / 2.0;
    let below = cost(&nudged);
    (above - below) / EPSILON
