//! digit_image
//! mistake: a side of 20 whatever the image: how many pixels it has says how long its sides are
    let mut image = Array2::zeros((20, 20));
    for column in 0..20 {
        for row in 0..20 {
            image[[row, column]] = pixels[20 * column + row];
        }
    }
    image
