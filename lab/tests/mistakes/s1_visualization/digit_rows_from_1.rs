//! digit_image
//! mistake: a place beyond the last one: of n pixels, rows or columns, counted from 0, the last is n - 1
    let mut image = Array2::zeros((side, side));
    let pixels = pixels.to_vec();
    for row in 1..=side {
        for column in 1..=side {
            image[[row, column]] = pixels[(column - 1) * side + row - 1];
        }
    }
    image
