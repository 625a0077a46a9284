//! check_random_parameters
//! mistake: the first parameters instead of the drawn ones
    let check = |index| CheckedParameter {
        index,
        analytic: gradient[index],
        numerical: central_difference(&mut cost, params, index),
    };
    (0..count).map(check).collect()
