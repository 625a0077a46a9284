//! numerical_gradient
//! mistake: a nudged parameter that is not put back before the next one
    let mut plus = params.clone();
    let mut slopes = Array1::zeros(params.len());
    for i in 0..params.len() {
        plus[i] += EPSILON;
        let mut minus = params.clone();
        minus[i] -= EPSILON;
        slopes[i] = (cost(&plus) - cost(&minus)) / (2.0 * EPSILON);
    }
    slopes
