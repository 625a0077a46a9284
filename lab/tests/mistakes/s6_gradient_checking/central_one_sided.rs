//! central_difference
//! mistake: a one-sided difference: nudge both up and down
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    (cost(&nudged) - cost(params)) / EPSILON
