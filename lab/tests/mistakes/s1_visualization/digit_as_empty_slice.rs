//! digit_image
//! mistake: the pixels taken as one slice of memory, which a row of x is not
    let pixels = pixels.as_slice().unwrap_or(&[]);
    Array2::from_shape_fn((side, side), |(row, column)| {
        pixels.get(side * column + row).copied().unwrap_or_default()
    })
