//! numerical_gradient
//! mistake: the slope along one parameter given for all
    (0..params.len())
        .map(|_| central_difference(&mut cost, params, 0))
        .collect()
