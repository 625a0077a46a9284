//! display_data
//! mistake: the place of an image cut short: in a range a..b, b is the place behind the last one, neither the last nor how many there are
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = 0 + index / columns * cell;
        let left = 0 + index % columns * cell;
        let largest = pixels.fold(0.0_f64, |largest, p| largest.max(p.abs()));
        let scale = if largest > 0.0 { largest } else { 1.0 };
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..side, left..side]).assign(&image);
    }
