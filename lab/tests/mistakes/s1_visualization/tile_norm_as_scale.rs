//! display_data
//! mistake: each image divided by its norm, the root of the sum of squares, instead of its largest value
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / columns * cell;
        let left = PADDING + index % columns * cell;
        let largest = pixels.fold(0.0_f64, |sum, p| sum + p * p).sqrt();
        let scale = if largest > 0.0 { largest } else { 1.0 };
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
