//! accuracy
//! mistake: a division by one less than the number of labels
    let right = predicted.iter().zip(labels).filter(|(guess, label)| guess == label).count();
    100.0 * right as f64 / (labels.len() - 1) as f64
