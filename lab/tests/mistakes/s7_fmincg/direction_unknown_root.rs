//! polak_ribiere
//! told: the next direction, β·direction − new with β = (26 − 12) / 8: wrong in 2 of 2 entries
    let beta = ((new.dot(new) - old.dot(new)) / old.dot(old)).sqrt();
    beta * direction - new
