//! central_difference
//! mistake: a step in proportion to the parameter instead of 1e-4
    let step = EPSILON * params[index].abs().max(1e-3);
    let mut nudged = params.clone();
    nudged[index] = params[index] + step;
    let above = cost(&nudged);
    nudged[index] = params[index] - step;
    let below = cost(&nudged);
    (above - below) / (2.0 * step)
