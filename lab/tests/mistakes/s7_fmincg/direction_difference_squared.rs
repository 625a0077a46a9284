//! polak_ribiere
//! mistake: the square of new - old above the line of beta
    let diff = new - old;
    let beta = diff.dot(&diff) / old.dot(old);
    beta * direction - new
