//! display_data
//! mistake: places in a line of pixels counted as if the tile had no padding on its left: its lines are one longer
    let width = columns * cell;
    let mut pixels_of_tile = vec![BACKGROUND; tile.len()];
    for i in 0..x.nrows() {
        let (top, left) = (PADDING + i / columns * cell, PADDING + i % columns * cell);
        let largest = x.row(i).fold(0.0_f64, |largest, p| largest.max(p.abs()));
        let scale = if largest > 0.0 { largest } else { 1.0 };
        for (p, value) in x.row(i).iter().enumerate() {
            pixels_of_tile[(top + p % side) * width + left + p / side] = value / scale;
        }
    }
    tile = Array2::from_shape_vec(tile.dim(), pixels_of_tile).unwrap();
