//! check_random_parameters
//! mistake: both slopes taken at the place in the draw instead of at the parameter that was drawn
    let mut checked = Vec::new();
    for (place, index) in indices.iter().enumerate() {
        checked.push(CheckedParameter {
            index,
            analytic: gradient[place],
            numerical: central_difference(&mut cost, params, place),
        });
    }
    checked
