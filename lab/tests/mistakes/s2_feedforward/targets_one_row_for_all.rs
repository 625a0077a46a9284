//! one_hot
//! mistake: all targets written into the first row
    let mut targets = Array2::zeros((labels.len(), num_labels));
    for &label in labels {
        targets[[0, label - 1]] = 1.0;
    }
    targets
