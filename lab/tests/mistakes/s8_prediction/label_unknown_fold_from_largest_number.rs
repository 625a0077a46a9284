//! label_of_largest
//! told: it stopped with a panic in src/prediction.rs
    let largest = outputs.iter().copied().fold(f64::MAX, f64::max);
    outputs.iter().position(|&o| o == largest).unwrap() + 1
