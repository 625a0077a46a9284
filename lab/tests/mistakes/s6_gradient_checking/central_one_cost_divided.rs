//! central_difference
//! mistake: the second of the two costs divided alone: parentheses around the difference are missing
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    let below = cost(&nudged);
    above - below / (2.0 * EPSILON)
