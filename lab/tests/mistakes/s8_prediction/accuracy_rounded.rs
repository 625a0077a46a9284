//! accuracy
//! mistake: a rounded share
    let right = predicted
        .iter()
        .zip(labels)
        .filter(|(guess, label)| guess == label)
        .count();
    (100.0 * right as f64 / labels.len() as f64).round()
