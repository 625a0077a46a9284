//! predict
//! mistake: the index of the largest output taken as the label, without adding 1
    let outputs = feedforward(network, x).a3;
    outputs
        .rows()
        .into_iter()
        .map(|row| label_of_largest(&row) - 1)
        .collect()
