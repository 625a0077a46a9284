//! label_of_largest
//! mistake: the index of the largest output taken as the label, without adding 1
//! mistake: a search that starts at 0, or just above as with f64::MIN_POSITIVE, and misses negative outputs
    let mut best = 0;
    let mut largest = 0.0;
    for (index, &output) in outputs.indexed_iter() {
        if output > largest {
            largest = output;
            best = index;
        }
    }
    best
