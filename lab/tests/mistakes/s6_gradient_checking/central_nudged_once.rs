//! central_difference
//! mistake: one of the two costs taken where the parameter was before: nudge it from there both ways
    let mut nudged = params.clone();
    nudged[index] += EPSILON;
    let above = cost(&nudged);
    nudged[index] -= EPSILON;
    let below = cost(&nudged);
    (above - below) / (2.0 * EPSILON)
