//! check_random_parameters
//! mistake: every slope measured instead of those of the drawn parameters alone
    let slopes = numerical_gradient(&mut cost, params);
    let check = |index| CheckedParameter {
        index,
        analytic: gradient[index],
        numerical: slopes[index],
    };
    indices.iter().map(check).collect()
