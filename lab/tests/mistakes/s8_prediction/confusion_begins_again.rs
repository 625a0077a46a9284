//! confusion_matrix
//! mistake: only one of the pairs counted, as by a loop that ends in its first pass or begins with zeros in each
    let mut counts = Array2::zeros((num_labels, num_labels));
    for i in 0..labels.len() {
        counts = Array2::zeros((num_labels, num_labels));
        counts[[labels[i] - 1, predicted[i] - 1]] += 1;
    }
    counts
