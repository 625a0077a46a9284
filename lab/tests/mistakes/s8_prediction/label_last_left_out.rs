//! label_of_largest
//! mistake: a search that leaves out the last output
    let mut largest = 0;
    for index in 0..outputs.len() - 1 {
        if outputs[index] > outputs[largest] {
            largest = index;
        }
    }
    largest + 1
