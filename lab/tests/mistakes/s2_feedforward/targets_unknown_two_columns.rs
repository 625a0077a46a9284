//! one_hot
//! told: targets of the labels 1 and 1, of 1: expected the shape [2, 1], got [2, 2]
    let mut targets = Array2::zeros((labels.len(), num_labels.max(2)));
    for (row, &label) in labels.iter().enumerate() {
        targets[[row, label - 1]] = 1.0;
    }
    targets
