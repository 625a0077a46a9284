//! polak_ribiere
//! mistake: the last direction forgotten: beta is 0
    let _ = (direction, old);
    -new
