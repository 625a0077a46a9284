//! polak_ribiere
//! mistake: old and new gradient swapped
    let beta = (old.dot(old) - new.dot(old)) / new.dot(new);
    beta * direction - new
