//! display_data
//! mistake: the images one place too far on or back: images and places are counted from 0
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + (index + 1) / columns * cell;
        let left = PADDING + (index + 1) % columns * cell;
        let largest = pixels.fold(0.0_f64, |largest, p| largest.max(p.abs()));
        let scale = if largest > 0.0 { largest } else { 1.0 };
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
