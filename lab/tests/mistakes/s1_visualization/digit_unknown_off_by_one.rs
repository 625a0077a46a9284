//! digit_image
//! told: 1 2 3 4 as an image
//! told: expected 1, got 4
    // The pixels are shifted by one: the last one comes first.
    Array2::from_shape_fn((side, side), |(row, column)| {
        pixels[(column * side + row + side * side - 1) % (side * side)]
    })
