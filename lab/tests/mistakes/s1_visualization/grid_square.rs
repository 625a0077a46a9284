//! grid_shape
//! mistake: the root of the count rounded up instead of down
    let side = ((count as f64).sqrt().ceil() as usize).max(1);
    (side, side)
