//! label_of_largest
//! mistake: an index one past the last output: of n outputs the last has the index n - 1
    let mut label = 1;
    for k in 1..=outputs.len() {
        if outputs[k] > outputs[label - 1] {
            label = k;
        }
    }
    label
