//! digit_image
//! mistake: an image that is all 0: nothing was written into it, as where a range counts down, which is empty
    let mut image = Array2::zeros((side, side));
    for j in (side - 1)..=0 {
        for i in 0..side {
            image[[i, j]] = pixels[side * j + i];
        }
    }
    image
