//! check_random_parameters
//! told: costs computed to check 5 of 200 parameters, two for each of the 5: expected 10, got 20
    let check = |index| {
        let numerical = central_difference(&mut cost, params, index);
        CheckedParameter {
            index,
            analytic: gradient[index],
            numerical: numerical.max(central_difference(&mut cost, params, index)),
        }
    };
    indices.iter().map(check).collect()
