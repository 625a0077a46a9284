//! digit_image
//! told: an array of that shape has more entries than there are numbers for it
    Array2::from_shape_vec((side + 1, side + 1).f(), pixels.to_vec()).unwrap()
