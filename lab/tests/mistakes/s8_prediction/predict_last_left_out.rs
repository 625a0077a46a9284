//! predict
//! mistake: the last image left out: `0..n` ends before n by itself
    let outputs = feedforward(network, x).a3;
    let mut labels = Array1::zeros(x.nrows());
    for i in 0..x.nrows() - 1 {
        labels[i] = label_of_largest(&outputs.row(i));
    }
    labels
