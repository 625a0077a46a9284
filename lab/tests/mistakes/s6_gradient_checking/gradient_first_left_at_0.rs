//! numerical_gradient
//! mistake: a loop that begins at 1: the first parameter has the index 0
    let mut slopes = Array1::zeros(params.len());
    for index in 1..params.len() {
        slopes[index] = central_difference(&mut cost, params, index);
    }
    slopes
