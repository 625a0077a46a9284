//! polak_ribiere
//! mistake: beta divided by the length of old instead of its square, old·old
    let beta = (new.dot(new) - old.dot(new)) / old.dot(old).sqrt();
    beta * direction - new
