//! central_difference
//! mistake: the two costs added instead of subtracted
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    let below = cost(&nudged);
    (above + below) / (2.0 * EPSILON)
