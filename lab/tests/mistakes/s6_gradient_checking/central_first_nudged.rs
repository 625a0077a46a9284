//! central_difference
//! mistake: another parameter nudged than the one asked for
    let index = index.min(0);
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    let below = cost(&nudged);
    (above - below) / (2.0 * EPSILON)
