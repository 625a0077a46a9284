//! accuracy
//! mistake: 100 where all labels are right and 0 elsewhere, as by a division of whole numbers, which drops the fraction
    for i in 0..labels.len() {
        if predicted[i] != labels[i] {
            return 0.0;
        }
    }
    100.0
