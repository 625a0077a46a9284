//! polak_ribiere
//! mistake: new - old multiplied with old instead of new in beta
    let beta = old.dot(&(new - old)) / old.dot(old);
    beta * direction - new
