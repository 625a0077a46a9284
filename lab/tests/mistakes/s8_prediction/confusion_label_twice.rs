//! confusion_matrix
//! mistake: the label for both row and column: the column is what was read
    let mut counts = Array2::zeros((num_labels, num_labels));
    for (&label, _) in labels.iter().zip(predicted) {
        counts[[label - 1, label - 1]] += 1;
    }
    counts
