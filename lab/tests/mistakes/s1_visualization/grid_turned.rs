//! grid_shape
//! mistake: rows and columns of the tile swapped
    let columns = count.isqrt().max(1);
    (count.div_ceil(columns), columns)
