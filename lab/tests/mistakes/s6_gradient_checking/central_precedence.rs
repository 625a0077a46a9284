//! central_difference
//! mistake: one of the two costs taken where the parameter was before: nudge it from there both ways
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    (cost(&nudged) - cost(params)) / (2.0 * EPSILON)
