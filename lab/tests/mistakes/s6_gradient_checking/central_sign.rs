//! central_difference
//! mistake: the cost above subtracted from the one below
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    let below = cost(&nudged);
    (below - above) / (2.0 * EPSILON)
