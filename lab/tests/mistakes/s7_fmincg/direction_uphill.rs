//! polak_ribiere
//! mistake: the new gradient added instead of subtracted
    let beta = (new.dot(new) - old.dot(new)) / old.dot(old);
    beta * direction + new
