//! label_of_largest
//! mistake: the smallest output instead of the largest
    let mut largest = 0;
    for (index, &output) in outputs.indexed_iter() {
        if output < outputs[largest] {
            largest = index;
        }
    }
    largest + 1
