//! polak_ribiere
//! mistake: the absolute value of beta: it may be negative
    let beta = ((new.dot(new) - old.dot(new)) / old.dot(old)).abs();
    beta * direction - new
