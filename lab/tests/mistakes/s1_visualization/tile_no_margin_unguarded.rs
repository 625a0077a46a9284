//! display_data
//! mistake: no padding above the tile and on its left
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = index / columns * cell;
        let left = index % columns * cell;
        let largest = pixels.fold(0.0_f64, |largest, p| largest.max(p.abs()));
        let scale = largest;
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
