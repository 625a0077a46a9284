//! label_of_largest
//! told: labels of 1: (0.9, 0.1, 0.2)
//! told: it stopped with a panic in src/prediction.rs
    let mut largest = 0;
    for index in 0..=outputs.len() {
        if outputs[index] > outputs[largest] {
            largest = index;
        }
    }
    largest + 1
