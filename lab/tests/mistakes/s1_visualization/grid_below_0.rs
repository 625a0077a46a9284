//! grid_shape
//! mistake: a subtraction below 0 where there are no images: a usize has no negative numbers
    let rows = (count as f64).sqrt() as usize;
    let columns = (count + rows - 1) / rows;
    (rows, columns)
