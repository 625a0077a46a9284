//! label_of_largest
//! mistake: the last of equal outputs instead of the first
    let mut largest = 0;
    for (index, &output) in outputs.indexed_iter() {
        if output >= outputs[largest] {
            largest = index;
        }
    }
    largest + 1
