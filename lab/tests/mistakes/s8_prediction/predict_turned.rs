//! predict
//! mistake: a label for each output instead of one for each image
    let outputs = feedforward(network, x).a3;
    outputs
        .columns()
        .into_iter()
        .map(|row| label_of_largest(&row))
        .collect()
