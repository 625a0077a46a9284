//! one_hot
//! mistake: labels used as they are instead of one-hot targets
    let mut targets = Array2::zeros((labels.len(), num_labels));
    for (row, &label) in labels.iter().enumerate() {
        targets[[row, label - 1]] = label as f64;
    }
    targets
