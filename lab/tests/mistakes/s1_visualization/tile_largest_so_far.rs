//! display_data
//! mistake: the largest value of all images so far: the search starts anew with each image
    let mut so_far = f64::MIN_POSITIVE;
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / columns * cell;
        let left = PADDING + index % columns * cell;
        let largest = {
            for p in pixels {
                so_far = so_far.max(p.abs());
            }
            so_far
        };
        let scale = if largest > 0.0 { largest } else { 1.0 };
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
