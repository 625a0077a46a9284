//! accuracy
//! told: accuracy of (1, 2, 10)
//! told: wrong in 3 of 4 entries
    let right = predicted
        .iter()
        .zip(labels)
        .filter(|(guess, label)| guess == label)
        .count();
    100.0 * right as f64 / (labels.len() + 1) as f64
