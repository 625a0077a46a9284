//! numerical_gradient
//! mistake: a one-sided difference: nudge both up and down
    let e = 1e-4;
    (0..params.len())
        .map(|index| {
            let mut up = params.clone();
            up[index] += e;
            (cost(&up) - cost(params)) / e
        })
        .collect()
