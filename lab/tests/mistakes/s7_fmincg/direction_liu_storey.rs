//! polak_ribiere
//! mistake: beta divided by -direction·old instead of old·old, which is Liu–Storey
    let beta = new.dot(&(new - old)) / -direction.dot(old);
    beta * direction - new
