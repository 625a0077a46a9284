//! grid_shape
//! mistake: the quotient rounded up by adding 1: where nothing is left over, that is a column too many
    let rows = count.isqrt().max(1);
    (rows, (count + 1) / rows)
