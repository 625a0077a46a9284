//! numerical_gradient
//! mistake: slopes that are computed but not put into the result
    let result = params.clone();
    for (index, mut slope) in result.iter().enumerate() {
        let measured = central_difference(&mut cost, params, index);
        slope = &measured;
        let _ = slope;
    }
    result
