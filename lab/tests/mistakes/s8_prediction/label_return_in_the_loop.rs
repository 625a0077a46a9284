//! label_of_largest
//! mistake: the label 1 whatever the outputs are: nothing larger is found or kept, as where a search ends in its first pass or begins at NaN or infinity
    let (mut largest, mut best) = (outputs[0], 0);
    for i in 0..outputs.len() {
        if outputs[i] > largest {
            largest = outputs[i];
            best = i;
        }
        return best + 1;
    }
    best + 1
