//! polak_ribiere
//! told: 60 iterations of fmincg from [0, 0, 0, 0, 0]: it stopped with a panic in src/fmincg.rs
    let beta = (new.dot(new) - old.dot(new)) / old.dot(old);
    let mut next = [0.0; 4];
    for (index, &slope) in new.iter().enumerate() {
        next[index] = beta * direction[index] - slope;
    }
    next[..new.len()].iter().copied().collect()
