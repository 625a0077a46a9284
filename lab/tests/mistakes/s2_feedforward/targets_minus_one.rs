//! one_hot
//! mistake: -1 instead of 0 for the outputs that should stay silent
    let mut targets = Array2::from_elem((labels.len(), num_labels), -1.0);
    for (row, &label) in labels.iter().enumerate() {
        targets[[row, label - 1]] = 1.0;
    }
    targets
