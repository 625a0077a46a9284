//! accuracy
//! mistake: the last label not counted: `0..n` ends before n by itself
    let right = (0..labels.len() - 1).filter(|&i| predicted[i] == labels[i]).count();
    100.0 * right as f64 / labels.len() as f64
