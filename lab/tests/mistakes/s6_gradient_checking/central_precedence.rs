//! central_difference
//! mistake: divided by 4·epsilon, or one of the two costs not nudged
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    (cost(&nudged) - cost(params)) / (2.0 * EPSILON)
