//! central_difference
//! mistake: one of the two costs taken where the parameter was before: nudge it from there both ways
//! mistake: divided by 2 and multiplied by epsilon: parentheses are missing
    let here = cost(params);
    let mut nudged = params.clone();
    nudged[index] += EPSILON;
    (cost(&nudged) - here) / 2.0 * EPSILON
