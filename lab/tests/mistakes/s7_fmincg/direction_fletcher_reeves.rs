//! polak_ribiere
//! mistake: beta without the term old·new, which is Fletcher–Reeves
    let beta = new.dot(new) / old.dot(old);
    beta * direction - new
