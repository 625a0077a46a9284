//! central_difference
//! mistake: both costs taken at one place
    let mut nudged = params.clone();
    nudged[index] += EPSILON;
    let above = cost(&nudged);
    let below = cost(&nudged);
    (above - below) / (2.0 * EPSILON)
