//! predict
//! mistake: one row's label for every row
    let outputs = feedforward(network, x).a3;
    outputs
        .rows()
        .into_iter()
        .map(|_| label_of_largest(&outputs.row(outputs.nrows() - 1)))
        .collect()
