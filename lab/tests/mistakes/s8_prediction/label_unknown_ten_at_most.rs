//! label_of_largest
//! told: A case that was drawn: it stopped with a panic in src/prediction.rs
    let mut ten = [f64::NEG_INFINITY; 10];
    for (index, &output) in outputs.iter().enumerate() {
        ten[index] = output;
    }
    let mut largest = 0;
    for index in 0..10 {
        if ten[index] > ten[largest] {
            largest = index;
        }
    }
    largest + 1
