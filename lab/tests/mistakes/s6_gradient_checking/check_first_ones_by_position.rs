//! check_random_parameters
//! mistake: the first parameters instead of the drawn ones
    indices
        .iter()
        .enumerate()
        .map(|(position, _)| CheckedParameter {
            index: position,
            analytic: gradient[position],
            numerical: central_difference(&mut cost, params, position),
        })
        .collect()
