//! digit_image
//! mistake: a side of 20 whatever the image: how many pixels it has says how long its sides are
    let mut image = Array2::zeros((20, 20));
    for (i, &p) in pixels.iter().enumerate() {
        image[[i % 20, i / 20]] = p;
    }
    image
