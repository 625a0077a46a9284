//! polak_ribiere
//! mistake: the square of old subtracted in beta instead of old·new
    let beta = (new.dot(new) - old.dot(old)) / old.dot(old);
    beta * direction - new
