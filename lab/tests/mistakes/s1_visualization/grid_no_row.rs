//! grid_shape
//! mistake: no row at all for a tile of no images, and a division by it
    let rows = count.isqrt();
    (rows, count.div_ceil(rows))
