//! check_random_parameters
//! mistake: a nudged parameter that is not put back before the next one
    let mut nudged = params.clone();
    indices.iter().map(|index| {
        nudged[index] += EPSILON;
        let above = cost(&nudged);
        nudged[index] -= 2.0 * EPSILON;
        let below = cost(&nudged);
        CheckedParameter { index, analytic: gradient[index], numerical: (above - below) / (2.0 * EPSILON) }
    }).collect()
