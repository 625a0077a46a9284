//! polak_ribiere
//! mistake: the old gradient in place of the last direction
    let beta = (new.dot(new) - old.dot(new)) / old.dot(old);
    beta * old - new
