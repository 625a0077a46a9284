//! confusion_matrix
//! mistake: the last pair not counted: `0..n` ends before n by itself
    let mut counts = Array2::zeros((num_labels, num_labels));
    for i in 0..labels.len() - 1 {
        counts[[labels[i] - 1, predicted[i] - 1]] += 1;
    }
    counts
