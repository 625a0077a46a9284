//! polak_ribiere
//! mistake: beta not divided by old·old
    let beta = new.dot(new) - old.dot(new);
    beta * direction - new
