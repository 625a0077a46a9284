//! polak_ribiere
//! mistake: beta divided by new·new instead of old·old
    let beta = (new.dot(new) - old.dot(new)) / new.dot(new);
    beta * direction - new
