//! one_hot
//! mistake: label 10 in the first column of the targets and every label one column late
    let mut targets = Array2::zeros((labels.len(), num_labels));
    for (row, &label) in labels.iter().enumerate() {
        targets[[row, label]] = 1.0;
    }
    targets
