//! numerical_gradient
//! mistake: slopes put into the vector that is measured: the next slope is then taken at another place
    let mut gradient = params.clone();
    for index in 0..params.len() {
        gradient[index] = central_difference(&mut cost, &gradient, index);
    }
    gradient
