//! digit_image
//! mistake: each column filled from the bottom up
    Array2::from_shape_fn((side, side), |(row, column)| pixels[column * side + (side - 1 - row)])
