//! central_difference
//! mistake: a step larger than 1e-4, which sees the curvature
    let mut nudged = params.clone();
    nudged[index] = params[index] + 1e-3;
    let above = cost(&nudged);
    nudged[index] = params[index] - 1e-3;
    let below = cost(&nudged);
    (above - below) / 2e-3
