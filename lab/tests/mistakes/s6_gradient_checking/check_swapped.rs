//! check_random_parameters
//! mistake: analytic and numerical slope swapped
    let check = |index| CheckedParameter {
        index,
        analytic: central_difference(&mut cost, params, index),
        numerical: gradient[index],
    };
    indices.iter().map(check).collect()
