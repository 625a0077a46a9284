//! label_of_largest
//! mistake: an output above a bound instead of the largest
    let mut best = 0;
    for i in 0..outputs.len() {
        if outputs[i] > 0.5 {
            best = i;
        }
    }
    best + 1
