//! label_of_largest
//! mistake: each output compared with the one before it instead of the largest so far
    let mut largest = 0;
    for index in 1..outputs.len() {
        if outputs[index] > outputs[index - 1] {
            largest = index;
        }
    }
    largest + 1
