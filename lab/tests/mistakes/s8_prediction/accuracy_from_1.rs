//! accuracy
//! mistake: the first label not counted: places count from 0
    let right = (1..labels.len()).filter(|&i| predicted[i] == labels[i]).count();
    100.0 * right as f64 / labels.len() as f64
