//! accuracy
//! mistake: 100 where all labels are right and 0 elsewhere, as by a division of whole numbers, which drops the fraction
    let right = predicted
        .iter()
        .zip(labels)
        .filter(|(guess, label)| guess == label)
        .count();
    100.0 * (right / labels.len()) as f64
