//! predict
//! mistake: a label for each output instead of one for each image
    let a3 = feedforward(network, x).a3;
    let mut labels = Array1::zeros(x.nrows());
    for i in 0..a3.ncols() {
        labels[i] = label_of_largest(&a3.column(i));
    }
    labels
