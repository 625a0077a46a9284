//! central_difference
//! mistake: divided by 4·epsilon
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    let below = cost(&nudged);
    (above - below) / (4.0 * EPSILON)
