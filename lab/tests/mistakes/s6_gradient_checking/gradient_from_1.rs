//! numerical_gradient
//! mistake: a loop that begins at 1: the first parameter has the index 0
    (1..params.len())
        .map(|index| central_difference(&mut cost, params, index))
        .collect()
