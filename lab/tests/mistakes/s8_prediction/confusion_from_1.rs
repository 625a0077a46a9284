//! confusion_matrix
//! mistake: the first pair not counted: places count from 0
    let mut counts = Array2::zeros((num_labels, num_labels));
    for i in 1..labels.len() {
        counts[[labels[i] - 1, predicted[i] - 1]] += 1;
    }
    counts
