//! predict
//! mistake: one row's label for every row
    let outputs = feedforward(network, x).a3;
    let label = label_of_largest(&outputs.row(0));
    Array1::from_elem(x.nrows(), label)
