//! accuracy
//! mistake: only the first label compared, as by a loop that ends in its first pass
    for i in 0..labels.len() {
        if predicted[i] == labels[i] {
            return 100.0;
        } else {
            return 0.0;
        }
    }
    0.0
