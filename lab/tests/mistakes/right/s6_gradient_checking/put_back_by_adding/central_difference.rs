    let mut nudged = params.clone();
    nudged[index] += EPSILON;
    let above = cost(&nudged);
    nudged[index] -= 2.0 * EPSILON;
    let below = cost(&nudged);
    (above - below) * (0.5 / EPSILON)
