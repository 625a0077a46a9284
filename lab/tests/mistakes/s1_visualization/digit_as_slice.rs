//! digit_image
//! mistake: the pixels taken as one slice of memory, which a row of x is not
    let pixels = pixels.as_slice().unwrap().to_vec();
    Array2::from_shape_vec((side, side).f(), pixels).expect("side² pixels")
