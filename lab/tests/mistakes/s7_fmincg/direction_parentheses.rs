//! polak_ribiere
//! mistake: beta without parentheses: only its last term is divided
    let beta = new.dot(new) - old.dot(new) / old.dot(old);
    beta * direction - new
