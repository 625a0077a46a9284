//! display_data
//! mistake: the largest value instead of the largest absolute value
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / columns * cell;
        let left = PADDING + index % columns * cell;
        let largest = pixels.fold(f64::MIN_POSITIVE, |largest, p| largest.max(*p));
        let scale = largest;
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
