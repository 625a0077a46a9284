//! polak_ribiere
//! mistake: the last direction and the new gradient the wrong way round: beta belongs to the direction, the minus to the gradient
    let beta = (new.dot(new) - old.dot(new)) / old.dot(old);
    beta * new - direction
