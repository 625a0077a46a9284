//! label_of_largest
//! told: it stopped with a panic
//! told: as one below 0 is for a `usize`: for i = 0 there is no `i - 1`
    let mut best = 0;
    for i in 0..outputs.len() {
        if outputs[i] > outputs[i - 1] {
            best = i;
        }
    }
    best + 1
