//! check_random_parameters
//! mistake: a one-sided difference: nudge both up and down
    let here = cost(params);
    indices.iter().map(|index| {
        let mut nudged = params.clone();
        nudged[index] += EPSILON;
        CheckedParameter { index, analytic: gradient[index], numerical: (cost(&nudged) - here) / EPSILON }
    }).collect()
