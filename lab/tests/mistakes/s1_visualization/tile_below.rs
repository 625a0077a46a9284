//! display_data
//! mistake: a place below the last line of the tile: an image, or one of its pixels, is counted too far down
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index * cell;
        let left = PADDING + index % columns * cell;
        let largest = pixels.fold(0.0_f64, |largest, p| largest.max(p.abs()));
        let scale = if largest > 0.0 { largest } else { 1.0 };
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
