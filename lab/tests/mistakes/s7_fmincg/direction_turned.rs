//! polak_ribiere
//! mistake: the whole direction with the wrong sign, so that it leads uphill
    let beta = (new.dot(new) - old.dot(new)) / old.dot(old);
    new - beta * direction
