//! numerical_gradient
//! mistake: a loop that begins at 1: the first parameter has the index 0
    let mut gradient = params.clone();
    for index in 1..params.len() {
        gradient[index] = central_difference(&mut cost, params, index);
    }
    gradient
