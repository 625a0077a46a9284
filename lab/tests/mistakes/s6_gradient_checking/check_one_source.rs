//! check_random_parameters
//! mistake: analytic and numerical slope from one source
    let check = |index| CheckedParameter {
        index,
        analytic: gradient[index],
        numerical: gradient[index],
    };
    indices.iter().map(check).collect()
