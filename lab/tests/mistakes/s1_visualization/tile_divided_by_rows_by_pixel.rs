//! display_data
//! mistake: an image's row in the tile found by dividing by the rows: a row is full after as many images as there are columns
    for i in 0..x.nrows() {
        let top = PADDING + i / rows * cell;
        let left = PADDING + i % rows * cell;
        let mut largest = 0.0_f64;
        for k in 0..x.ncols() {
            largest = largest.max(x[[i, k]].abs());
        }
        let scale = if largest > 0.0 { largest } else { 1.0 };
        let image = digit_image(&x.row(i));
        for row in 0..side {
            for column in 0..side {
                tile[[top + row, left + column]] = image[[row, column]] / scale;
            }
        }
    }
