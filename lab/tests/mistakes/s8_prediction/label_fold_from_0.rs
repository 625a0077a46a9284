//! label_of_largest
//! mistake: a search that starts at 0, or just above as with f64::MIN_POSITIVE, and misses negative outputs
    let largest = outputs.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    outputs.iter().position(|&o| o == largest).unwrap() + 1
