//! label_of_largest
//! mistake: an index one past the last output: of n outputs the last has the index n - 1
    let mut largest = 0;
    for index in 0..=outputs.len() {
        if outputs[index] > outputs[largest] {
            largest = index;
        }
    }
    largest + 1
