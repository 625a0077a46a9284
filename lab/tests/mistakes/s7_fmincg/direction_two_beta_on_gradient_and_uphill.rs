//! polak_ribiere
//! mistake: beta times the gradient: it belongs to the last direction alone
//! mistake: the new gradient added instead of subtracted
    let beta = (new.dot(new) - old.dot(new)) / old.dot(old);
    beta * new + direction
