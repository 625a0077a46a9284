//! label_of_largest
//! mistake: a search that starts at 0, or just above as with f64::MIN_POSITIVE, and misses negative outputs
    let largest = outputs.iter().copied().fold(0.0, f64::max);
    outputs.iter().position(|&output| output == largest).unwrap() + 1
