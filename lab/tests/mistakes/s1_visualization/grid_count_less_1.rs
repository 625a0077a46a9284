//! grid_shape
//! mistake: a subtraction below 0 where there are no images: a usize has no negative numbers
    let rows = count.isqrt().max(1);
    (rows, (count - 1) / rows + 1)
