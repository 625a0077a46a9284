//! polak_ribiere
//! mistake: beta without the term old·new, which is Fletcher–Reeves
    let beta = (new * new).sum() / (old * old).sum();
    beta * direction - new
