//! one_hot
//! mistake: the columns counted from the right
    let mut targets = Array2::zeros((labels.len(), num_labels));
    for (row, &label) in labels.iter().enumerate() {
        targets[[row, num_labels - label]] = 1.0;
    }
    targets
