//! digit_image
//! mistake: the image filled from its last column to its first
    Array2::from_shape_fn((side, side), |(row, column)| pixels[(side - 1 - column) * side + row])
