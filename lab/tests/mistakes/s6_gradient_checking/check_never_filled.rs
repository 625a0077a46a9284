//! check_random_parameters
//! mistake: checked parameters that are never filled in: the index and both slopes of all are 0
    let nothing = CheckedParameter {
        index: 0,
        analytic: 0.0,
        numerical: 0.0,
    };
    let checked = vec![nothing; count];
    for (place, index) in indices.iter().enumerate() {
        let mut found = checked[place].clone();
        found.index = index;
        found.analytic = gradient[index];
        found.numerical = central_difference(&mut cost, params, index);
    }
    checked
