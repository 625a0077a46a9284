//! one_hot
//! mistake: a target for the last example alone, the other rows all 0, as where the targets are made in the loop
    let mut targets = Array2::zeros((labels.len(), num_labels));
    for (row, &label) in labels.iter().enumerate() {
        targets = Array2::zeros((labels.len(), num_labels));
        targets[[row, label - 1]] = 1.0;
    }
    targets
