//! numerical_gradient
//! mistake: a nudged parameter that is not put back before the next one
    let mut nudged = params.clone();
    let mut slopes = Array1::zeros(params.len());
    for index in 0..params.len() {
        nudged[index] = params[index] + EPSILON;
        let above = cost(&nudged);
        nudged[index] = params[index] - EPSILON;
        let below = cost(&nudged);
        slopes[index] = (above - below) / (2.0 * EPSILON);
    }
    slopes
