//! central_difference
//! mistake: divided by 2 and multiplied by epsilon: parentheses are missing
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    let below = cost(&nudged);
    (above - below) / 2.0 * EPSILON
