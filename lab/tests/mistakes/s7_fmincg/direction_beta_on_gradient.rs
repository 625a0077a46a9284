//! polak_ribiere
//! mistake: beta times the gradient: it belongs to the last direction alone
    let beta = (new.dot(new) - old.dot(new)) / old.dot(old);
    direction - beta * new
