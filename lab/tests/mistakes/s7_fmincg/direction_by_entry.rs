//! polak_ribiere
//! mistake: beta computed entry by entry: it is one number for all
    let beta = new * (new - old) / (old * old);
    beta * direction - new
