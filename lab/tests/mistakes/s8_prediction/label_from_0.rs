//! label_of_largest
//! mistake: a search that starts at 0, or just above as with f64::MIN_POSITIVE, and misses negative outputs
    let (mut label, mut largest) = (1, 0.0);
    for (index, &output) in outputs.indexed_iter() {
        if output > largest {
            (label, largest) = (index + 1, output);
        }
    }
    label
