//! label_of_largest
//! mistake: the label of the last output whatever the outputs are, as where the largest so far is not kept
    let largest = f64::NEG_INFINITY;
    let mut best = 0;
    for i in 0..outputs.len() {
        if outputs[i] > largest {
            best = i;
        }
    }
    best + 1
