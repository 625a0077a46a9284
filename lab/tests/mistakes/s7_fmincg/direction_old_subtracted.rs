//! polak_ribiere
//! mistake: the old gradient subtracted instead of the new one
    let beta = (new.dot(new) - old.dot(new)) / old.dot(old);
    beta * direction - old
