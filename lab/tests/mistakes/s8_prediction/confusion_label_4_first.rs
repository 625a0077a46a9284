//! confusion_matrix
//! mistake: labels used as indices: label k belongs to row and column k - 1
    let mut counts = Array2::zeros((num_labels, num_labels));
    for (&label, &guess) in labels.iter().zip(predicted) {
        counts[[label % num_labels, guess % num_labels]] += 1;
    }
    counts
