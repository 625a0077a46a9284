//! predict
//! mistake: the first image left out: rows count from 0
    let outputs = feedforward(network, x).a3;
    let mut labels = Array1::zeros(x.nrows());
    for i in 1..x.nrows() {
        labels[i] = label_of_largest(&outputs.row(i));
    }
    labels
