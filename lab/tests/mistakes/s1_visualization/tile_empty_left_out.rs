//! display_data
//! mistake: an empty image left out: its pixels are 0, which is not the background
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / columns * cell;
        let left = PADDING + index % columns * cell;
        let largest = pixels.fold(0.0_f64, |largest, p| largest.max(p.abs()));
        if largest == 0.0 {
            continue;
        }
        let image = digit_image(&pixels) / largest;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
