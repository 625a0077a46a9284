//! label_of_largest
//! mistake: the output that is largest without its sign
    let mut largest = 0;
    for (index, &output) in outputs.indexed_iter() {
        if output.abs() > outputs[largest].abs() {
            largest = index;
        }
    }
    largest + 1
