//! accuracy
//! mistake: only the last label compared, as where the count begins again with each
    let mut share = 0.0;
    for i in 0..labels.len() {
        let mut right = 0;
        if predicted[i] == labels[i] {
            right += 1;
        }
        share = 100.0 * right as f64 / labels.len() as f64;
    }
    share
