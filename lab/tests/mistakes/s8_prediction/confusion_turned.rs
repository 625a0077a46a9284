//! confusion_matrix
//! mistake: rows and columns of the confusion matrix swapped
    let mut counts = Array2::zeros((num_labels, num_labels));
    for (&label, &guess) in labels.iter().zip(predicted) {
        counts[[guess - 1, label - 1]] += 1;
    }
    counts
