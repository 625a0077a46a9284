//! digit_image
//! mistake: the first pixel alone, the others left at 0, as where a `return` stands in the loop
    let mut image = Array2::zeros((side, side));
    for i in 0..pixels.len() {
        image[[i % side, i / side]] = pixels[i];
        return image;
    }
    image
