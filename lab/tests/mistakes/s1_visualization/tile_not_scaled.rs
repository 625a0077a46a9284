//! display_data
//! mistake: images that are not divided by their largest value
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / columns * cell;
        let left = PADDING + index % columns * cell;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&digit_image(&pixels));
    }
