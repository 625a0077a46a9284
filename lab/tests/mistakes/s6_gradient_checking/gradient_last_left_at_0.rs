//! numerical_gradient
//! mistake: a loop that ends one parameter too early
    let mut slopes = Array1::zeros(params.len());
    for index in 0..params.len() - 1 {
        slopes[index] = central_difference(&mut cost, params, index);
    }
    slopes
