//! display_data
//! mistake: each image stretched from its smallest to its largest value
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / columns * cell;
        let left = PADDING + index % columns * cell;
        let low = pixels.fold(f64::INFINITY, |low, p| low.min(*p));
        let high = pixels.fold(f64::NEG_INFINITY, |high, p| high.max(*p));
        let range = if high > low { high - low } else { 1.0 };
        let image = (digit_image(&pixels) - low) / range;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
