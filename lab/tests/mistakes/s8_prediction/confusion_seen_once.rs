//! confusion_matrix
//! mistake: a 1 where the pairs should be counted
    let mut counts = Array2::zeros((num_labels, num_labels));
    for (&label, &guess) in labels.iter().zip(predicted) {
        counts[[label - 1, guess - 1]] = 1;
    }
    counts
