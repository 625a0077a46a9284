//! numerical_gradient
//! told: the slopes of θ0² + 10θ1² + 100θ2²: wrong in 2 of 3 entries
    let mut sum = 0.0;
    (0..params.len())
        .map(|index| {
            sum += central_difference(&mut cost, params, index);
            sum
        })
        .collect()
