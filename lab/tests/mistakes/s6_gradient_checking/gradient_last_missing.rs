//! numerical_gradient
//! mistake: a loop that ends one parameter too early
    (0..params.len() - 1)
        .map(|index| central_difference(&mut cost, params, index))
        .collect()
