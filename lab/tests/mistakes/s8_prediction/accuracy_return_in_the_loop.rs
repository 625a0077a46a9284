//! accuracy
//! mistake: only the first label compared, as by a loop that ends in its first pass
    let mut right = 0;
    for i in 0..labels.len() {
        if predicted[i] == labels[i] {
            right += 1;
        }
        return 100.0 * right as f64 / labels.len() as f64;
    }
    0.0
