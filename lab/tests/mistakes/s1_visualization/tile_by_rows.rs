//! display_data
//! mistake: an image's row in the tile found by dividing by the rows: a row is full after as many images as there are columns
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / rows * cell;
        let left = PADDING + index % rows * cell;
        let largest = pixels.fold(0.0_f64, |largest, p| largest.max(p.abs()));
        let scale = if largest > 0.0 { largest } else { 1.0 };
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
