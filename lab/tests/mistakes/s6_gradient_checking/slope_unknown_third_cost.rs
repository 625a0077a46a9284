//! central_difference
//! told: One is a step up, one a step down, and nothing else is needed.
    let mut nudged = params.clone();
    let _here = cost(&nudged);
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    (above - cost(&nudged)) / (2.0 * EPSILON)
