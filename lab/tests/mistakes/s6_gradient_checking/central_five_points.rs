//! central_difference
//! mistake: more than two costs for one slope: another formula than the central difference, which is one cost above and one below
    let mut at = |steps: f64| {
        let mut nudged = params.clone();
        nudged[index] += steps * EPSILON;
        cost(&nudged)
    };
    (at(-2.0) - 8.0 * at(-1.0) + 8.0 * at(1.0) - at(2.0)) / (12.0 * EPSILON)
