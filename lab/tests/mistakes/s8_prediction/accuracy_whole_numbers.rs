//! accuracy
//! mistake: a division of whole numbers, which drops the fraction
    let right = predicted
        .iter()
        .zip(labels)
        .filter(|(guess, label)| guess == label)
        .count();
    (100 * right / labels.len()) as f64
