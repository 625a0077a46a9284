//! confusion_matrix
//! mistake: what was read for both row and column: the row is the label
    let mut counts = Array2::zeros((num_labels, num_labels));
    for (_, &guess) in labels.iter().zip(predicted) {
        counts[[guess - 1, guess - 1]] += 1;
    }
    counts
