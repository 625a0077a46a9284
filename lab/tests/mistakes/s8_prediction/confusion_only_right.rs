//! confusion_matrix
//! mistake: only what was read rightly counted
    let mut counts = Array2::zeros((num_labels, num_labels));
    for (&label, &guess) in labels.iter().zip(predicted) {
        if label == guess {
            counts[[label - 1, guess - 1]] += 1;
        }
    }
    counts
