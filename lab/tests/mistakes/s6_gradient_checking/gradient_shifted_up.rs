//! numerical_gradient
//! mistake: each slope one place away from its parameter
    let mut slopes = Array1::zeros(params.len());
    for index in 1..params.len() {
        slopes[index - 1] = central_difference(&mut cost, params, index);
    }
    slopes
