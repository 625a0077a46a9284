//! numerical_gradient
//! told: the slopes of θ0² + 10θ1² + 100θ2²: it stopped with a panic in src/gradient_checking.rs
    (0..=params.len())
        .map(|index| central_difference(&mut cost, params, index))
        .collect()
