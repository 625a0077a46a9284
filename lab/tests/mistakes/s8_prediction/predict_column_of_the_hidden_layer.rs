//! predict
//! mistake: a column for each image: images are rows, and so are their outputs
    let pass = feedforward(network, x);
    (0..x.nrows()).map(|i| label_of_largest(&pass.a2.column(i))).collect()
