//! label_of_largest
//! mistake: outputs taken for equal that differ by little
    let mut largest = 0;
    for (index, &output) in outputs.indexed_iter() {
        if output > outputs[largest] + 1e-9 {
            largest = index;
        }
    }
    largest + 1
