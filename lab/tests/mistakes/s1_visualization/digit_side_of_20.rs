//! digit_image
//! mistake: a side of 20 whatever the image: how many pixels it has says how long its sides are
    Array2::from_shape_vec((20, 20).f(), pixels.to_vec()).unwrap()
