//! polak_ribiere
//! mistake: a negative beta replaced by 0, which the original does not do
    let beta = ((new.dot(new) - old.dot(new)) / old.dot(old)).max(0.0);
    beta * direction - new
