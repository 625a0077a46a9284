//! central_difference
//! mistake: epsilon put in place of the parameter instead of added to it
    let mut nudged = params.clone();
    nudged[index] = EPSILON;
    let above = cost(&nudged);
    nudged[index] = -EPSILON;
    let below = cost(&nudged);
    (above - below) / (2.0 * EPSILON)
