//! label_of_largest
//! told: labels of 1: (0.9, 0.1, 0.2)
//! told: expected [1, 2, 3, 2, 1, 1, 2, 3, 2, 10], got [3, 2, 1, 2, 1, 1, 1, 2, 3, 1]
    let mut largest = 0;
    for (index, &output) in outputs.indexed_iter() {
        if output > outputs[largest] {
            largest = index;
        }
    }
    outputs.len() - largest
