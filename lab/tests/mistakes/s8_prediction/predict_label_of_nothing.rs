//! predict
//! mistake: a label although there is no image
    let outputs = feedforward(network, x).a3;
    let mut labels = Array1::ones(x.nrows().max(1));
    for (label, outputs) in labels.iter_mut().zip(outputs.rows()) {
        *label = label_of_largest(&outputs);
    }
    labels
