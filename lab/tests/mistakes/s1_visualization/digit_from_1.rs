//! digit_image
//! mistake: a place beyond the last one: of n pixels, rows or columns, counted from 0, the last is n - 1
    let mut image = Array2::zeros((side, side));
    for p in 1..=pixels.len() {
        image[[(p - 1) % side, (p - 1) / side]] = pixels[p];
    }
    image
