//! polak_ribiere
//! mistake: beta divided by direction·(new - old), which is Hestenes–Stiefel
    let beta = (new.dot(new) - old.dot(new)) / direction.dot(&(new - old));
    beta * direction - new
