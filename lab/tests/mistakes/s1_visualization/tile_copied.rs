//! display_data
//! mistake: a tile that is all background: nothing was written into it, or only into a copy
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / columns * cell;
        let left = PADDING + index % columns * cell;
        let largest = pixels.fold(0.0_f64, |largest, p| largest.max(p.abs()));
        let scale = if largest > 0.0 { largest } else { 1.0 };
        let image = digit_image(&pixels) / scale;
        let mut place = tile
            .slice(s![top..top + side, left..left + side])
            .to_owned();
        place.assign(&image);
    }
