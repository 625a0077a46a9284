//! predict
//! mistake: the largest hidden unit instead of the largest output
    let outputs = feedforward(network, x).a2;
    outputs
        .rows()
        .into_iter()
        .map(|row| label_of_largest(&row))
        .collect()
