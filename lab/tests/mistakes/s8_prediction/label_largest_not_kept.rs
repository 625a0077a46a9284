//! label_of_largest
//! mistake: each output compared with one number, such as 0, instead of the largest so far: the last larger one counts
    let largest = 0.0;
    let mut best = 0;
    for i in 0..outputs.len() {
        if outputs[i] > largest {
            best = i;
        }
    }
    best + 1
