//! accuracy
//! mistake: the number of right labels, not divided by how many there are
    let right = predicted
        .iter()
        .zip(labels)
        .filter(|(guess, label)| guess == label)
        .count();
    right as f64
