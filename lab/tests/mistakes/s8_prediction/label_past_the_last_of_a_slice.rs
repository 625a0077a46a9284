//! label_of_largest
//! mistake: an index one past the last output: of n outputs the last has the index n - 1
    let outputs = outputs.to_vec();
    let mut label = 1;
    for index in 0..outputs.len() {
        if outputs[index + 1] > outputs[label - 1] {
            label = index + 2;
        }
    }
    label
