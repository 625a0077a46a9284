//! grid_shape
//! mistake: the columns rounded down, so that the last images have no place
    let rows = count.isqrt().max(1);
    (rows, count / rows)
