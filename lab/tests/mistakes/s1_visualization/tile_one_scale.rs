//! display_data
//! mistake: one scale for all images instead of one for each
    let largest = x.fold(0.0_f64, |largest, p| largest.max(p.abs()));
    let scale = if largest > 0.0 { largest } else { 1.0 };
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / columns * cell;
        let left = PADDING + index % columns * cell;
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
