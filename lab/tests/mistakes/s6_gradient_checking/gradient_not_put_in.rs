//! numerical_gradient
//! mistake: slopes that are computed but not put into the result
    let slopes = Array1::zeros(params.len());
    for index in 0..params.len() {
        let _ = central_difference(&mut cost, params, index);
    }
    slopes
