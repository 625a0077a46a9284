//! numerical_gradient
//! mistake: the first slope alone: the loop over the parameters is left too early
    let mut gradient = Array1::zeros(params.len());
    for index in 0..params.len() {
        gradient[index] = central_difference(&mut cost, params, index);
        if index == 0 {
            return gradient;
        }
    }
    gradient
