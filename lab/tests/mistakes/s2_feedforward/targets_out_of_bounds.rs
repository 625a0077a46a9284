//! one_hot
//! mistake: label k in column k of the targets, counted from 0, instead of column k - 1
    let mut targets = Array2::zeros((labels.len(), num_labels));
    for (row, &label) in labels.iter().enumerate() {
        targets[[row, label]] = 1.0;
    }
    targets
