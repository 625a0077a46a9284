//! check_random_parameters
//! mistake: the parameter in place of its analytic slope, or no slope at all
    indices
        .iter()
        .map(|index| CheckedParameter {
            index,
            analytic: params[index],
            numerical: central_difference(&mut cost, params, index),
        })
        .collect()
