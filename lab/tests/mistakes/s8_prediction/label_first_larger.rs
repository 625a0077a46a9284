//! label_of_largest
//! mistake: a search that stops at the first larger output
    let mut largest = 0;
    for (index, &output) in outputs.indexed_iter() {
        if output > outputs[largest] {
            largest = index;
            break;
        }
    }
    largest + 1
