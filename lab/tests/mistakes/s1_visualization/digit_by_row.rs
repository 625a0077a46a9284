//! digit_image
//! mistake: the image filled row by row instead of column by column
    Array2::from_shape_vec((side, side), pixels.to_vec()).expect("side² pixels")
