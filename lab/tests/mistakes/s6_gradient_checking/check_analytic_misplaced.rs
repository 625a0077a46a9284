//! check_random_parameters
//! mistake: the analytic slope taken from another place than the numerical one
    let check = |(position, index): (usize, usize)| CheckedParameter {
        index,
        analytic: gradient[position],
        numerical: central_difference(&mut cost, params, index),
    };
    indices.iter().enumerate().map(check).collect()
