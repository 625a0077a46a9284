//! polak_ribiere
//! mistake: old·new added in beta instead of subtracted
    let beta = (new.dot(new) + old.dot(new)) / old.dot(old);
    beta * direction - new
