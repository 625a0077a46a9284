//! label_of_largest
//! mistake: the label 1 whatever the outputs are: nothing larger is found or kept, as where a search ends in its first pass or begins at NaN or infinity
    let (mut best, mut label) = (f64::NAN, 0);
    for (i, &o) in outputs.iter().enumerate() { if o > best { best = o; label = i; } }
    label + 1
