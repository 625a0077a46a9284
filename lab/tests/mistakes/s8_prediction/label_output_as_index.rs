//! label_of_largest
//! mistake: the largest output itself, cut to a whole number, in place of its index
    let (mut largest, mut best) = (outputs[0], 0);
    for i in 0..outputs.len() {
        if outputs[i] >= largest {
            largest = outputs[i];
            best = outputs[i] as usize;
        }
    }
    best + 1
