//! check_random_parameters
//! mistake: divided by epsilon instead of 2·epsilon
    indices.iter().map(|index| {
        let mut nudged = params.clone();
        nudged[index] += EPSILON;
        let above = cost(&nudged);
        nudged[index] -= 2.0 * EPSILON;
        let below = cost(&nudged);
        CheckedParameter { index, analytic: gradient[index], numerical: (above - below) / EPSILON }
    }).collect()
