//! one_hot
//! mistake: rows and columns of the targets swapped
    let mut targets = Array2::zeros((num_labels, labels.len()));
    for (row, &label) in labels.iter().enumerate() {
        targets[[label - 1, row]] = 1.0;
    }
    targets
