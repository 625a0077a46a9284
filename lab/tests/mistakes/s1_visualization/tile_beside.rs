//! display_data
//! mistake: a place to the right of the tile's last column: an image, or one of its pixels, is counted too far to the right
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / columns * cell;
        let left = PADDING + index * cell;
        let largest = pixels.fold(0.0_f64, |largest, p| largest.max(p.abs()));
        let scale = if largest > 0.0 { largest } else { 1.0 };
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
