//! accuracy
//! mistake: the share, 0 to 1, instead of percent
    let right = predicted
        .iter()
        .zip(labels)
        .filter(|(guess, label)| guess == label)
        .count();
    right as f64 / labels.len() as f64
