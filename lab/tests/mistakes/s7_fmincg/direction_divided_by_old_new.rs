//! polak_ribiere
//! mistake: beta divided by old·new instead of old·old
    let beta = (new - old).dot(new) / old.dot(new);
    beta * direction - new
