//! label_of_largest
//! mistake: a search that leaves out the first output
    let (mut label, mut largest) = (1, f64::NEG_INFINITY);
    for index in 1..outputs.len() {
        if outputs[index] > largest {
            (label, largest) = (index + 1, outputs[index]);
        }
    }
    label
