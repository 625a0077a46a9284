//! display_data
//! mistake: a place below the last line of the tile: an image, or one of its pixels, is counted too far down
    for (i, pixels) in x.rows().into_iter().enumerate() {
        let (top, left) = (PADDING + i * cell, PADDING + i % columns * cell);
        let largest = pixels.fold(0.0_f64, |largest, p| largest.max(p.abs()));
        for column in 0..side {
            for row in 0..side {
                let value = pixels[column * side + row];
                tile[[top + row, left + column]] = value / largest.max(f64::MIN_POSITIVE);
            }
        }
    }
