//! polak_ribiere
//! mistake: beta without the term new·new
    let beta = old.dot(new) / old.dot(old);
    beta * direction - new
