//! check_random_parameters
//! mistake: the place in the draw told as the index of the parameter
    indices
        .iter()
        .enumerate()
        .map(|(position, index)| CheckedParameter {
            index: position,
            analytic: gradient[index],
            numerical: central_difference(&mut cost, params, index),
        })
        .collect()
