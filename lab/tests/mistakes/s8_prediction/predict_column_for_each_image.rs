//! predict
//! mistake: a column for each image: images are rows, and so are their outputs
    let pass = feedforward(network, x);
    let mut labels = Array1::zeros(x.nrows());
    for i in 0..x.nrows() {
        labels[i] = label_of_largest(&pass.a3.column(i));
    }
    labels
