//! one_hot
//! mistake: no target for the last label, the digit 0
    let mut targets = Array2::zeros((labels.len(), num_labels));
    for (row, &label) in labels.iter().enumerate() {
        if label < num_labels {
            targets[[row, label - 1]] = 1.0;
        }
    }
    targets
