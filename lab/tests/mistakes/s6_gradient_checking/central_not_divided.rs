//! central_difference
//! mistake: a difference of costs that is not divided by 2·epsilon
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    let below = cost(&nudged);
    above - below
