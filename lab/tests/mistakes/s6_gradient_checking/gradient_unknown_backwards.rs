//! numerical_gradient
//! told: the slopes of θ0² + 10θ1² + 100θ2²: wrong in 2 of 3 entries
    (0..params.len())
        .rev()
        .map(|index| central_difference(&mut cost, params, index))
        .collect()
