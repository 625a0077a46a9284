//! label_of_largest
//! told: labels of 1: (0.9, 0.1, 0.2)
//! told: got [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]; of 10 number 2 is the first that is wrong
    let largest = outputs.iter().copied().fold(f64::MIN, f64::max);
    outputs.iter().filter(|&&o| o >= largest).count()
