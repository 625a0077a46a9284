//! predict
//! mistake: only the first image's label, as by a loop that ends in its first pass
    let outputs = feedforward(network, x).a3;
    let mut labels = Array1::zeros(x.nrows());
    for i in 0..x.nrows() {
        labels[i] = label_of_largest(&outputs.row(i));
        return labels;
    }
    labels
