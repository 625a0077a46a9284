//! predict
//! mistake: the digit in place of its label: the digit 0 has the label 10
    let outputs = feedforward(network, x).a3;
    outputs
        .rows()
        .into_iter()
        .map(|row| label_of_largest(&row) % 10)
        .collect()
