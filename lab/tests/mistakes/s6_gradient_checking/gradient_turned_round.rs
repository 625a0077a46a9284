//! numerical_gradient
//! mistake: each slope one place away from its parameter
    (0..params.len())
        .map(|index| central_difference(&mut cost, params, (index + 1) % params.len()))
        .collect()
