//! label_of_largest
//! mistake: the index of the largest output taken as the label, without adding 1
    let mut largest = 0;
    for (index, &output) in outputs.indexed_iter() {
        if output > outputs[largest] {
            largest = index;
        }
    }
    largest
