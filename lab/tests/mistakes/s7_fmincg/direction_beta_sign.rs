//! polak_ribiere
//! mistake: beta with the wrong sign
    let beta = (old.dot(new) - new.dot(new)) / old.dot(old);
    beta * direction - new
