//! central_difference
//! told: the slope of θ³ at 2 with the step 1e-4, 3·2² + ε²: expected 12.00000001, got 8.0000
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    let below = cost(&nudged);
    (above - below) / (3.0 * EPSILON)
