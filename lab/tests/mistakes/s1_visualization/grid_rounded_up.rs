//! grid_shape
//! mistake: the root of the count rounded up instead of down
    let rows = ((count as f64).sqrt().ceil() as usize).max(1);
    (rows, count.div_ceil(rows))
