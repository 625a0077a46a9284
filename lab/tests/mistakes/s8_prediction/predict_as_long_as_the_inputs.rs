//! predict
//! mistake: a result as long as a row: there is a label for each row of x, and so for each image
    let pass = feedforward(network, x);
    let mut labels = Array1::zeros(x.ncols());
    for i in 0..x.nrows() {
        labels[i] = label_of_largest(&pass.a3.row(i));
    }
    labels
