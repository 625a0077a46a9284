//! label_of_largest
//! mistake: each output compared with the first one instead of the largest so far
    let mut largest = 0;
    for (index, &output) in outputs.indexed_iter() {
        if output > outputs[0] {
            largest = index;
        }
    }
    largest + 1
