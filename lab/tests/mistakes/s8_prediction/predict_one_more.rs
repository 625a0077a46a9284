//! predict
//! mistake: 1 added once more: label_of_largest has done so
    let outputs = feedforward(network, x).a3;
    outputs
        .rows()
        .into_iter()
        .map(|row| label_of_largest(&row) + 1)
        .collect()
