//! check_random_parameters
//! mistake: the numerical slope taken from another place than the analytic one
    indices
        .iter()
        .enumerate()
        .map(|(position, index)| CheckedParameter {
            index,
            analytic: gradient[index],
            numerical: central_difference(&mut cost, params, position),
        })
        .collect()
