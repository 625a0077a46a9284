//! numerical_gradient
//! mistake: the central differences divided by 2·epsilon again
    (0..params.len())
        .map(|index| central_difference(&mut cost, params, index) / (2.0 * EPSILON))
        .collect()
