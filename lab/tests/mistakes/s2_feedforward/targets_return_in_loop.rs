//! one_hot
//! mistake: a target for the first example alone, the other rows all 0, as where a `return` stands in the loop
    let mut targets = Array2::zeros((labels.len(), num_labels));
    for (row, &label) in labels.iter().enumerate() {
        targets[[row, label - 1]] = 1.0;
        return targets;
    }
    targets
