//! polak_ribiere
//! told: the next direction, β·direction − new with β = (26 − 12) / 8: wrong in 2 of 2 entries
    let beta = (new - old).sum() / old.sum();
    beta * direction - new
