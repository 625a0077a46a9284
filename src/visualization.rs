//! Section 1: look at the digits.
//!
//! ```text
//! x_i = [ column 1 of the image | column 2 | … | column 20 ]
//! ```
//!
//! Each row of X is an image of 20 × 20 grey values, unrolled column by column
//! because Octave stores matrices that way. Read row by row, every digit lies
//! on its side. Looking at the data before training on it finds such mistakes,
//! and wrong labels, in a second.
//!
//! Source: ex4.pdf, section 1.1 (`displayData.m`).

use ndarray::{Array2, ArrayRef1, ArrayRef2, ShapeBuilder, s};

/// Dark pixels between two images of a tile.
pub const PADDING: usize = 1;

/// Grey value of the pixels around the images of a tile: black.
pub const BACKGROUND: f64 = -1.0;

// ANCHOR: signature_digit_image
/// One row of X as the image that it was.
///
/// Shapes: n = side² pixels → side × side, row 0 on top. The pixels of a row of
/// X need not lie side by side in memory.
///
/// # Panics
///
/// If the number of pixels is no square.
///
/// ```
/// use handwritten::visualization::digit_image;
/// use ndarray::array;
///
/// // The first column of the image comes first.
/// assert_eq!(digit_image(&array![1.0, 2.0, 3.0, 4.0]), array![[1.0, 3.0], [2.0, 4.0]]);
/// ```
#[must_use]
pub fn digit_image(pixels: &ArrayRef1<f64>) -> Array2<f64> {
    let side = side_of(pixels.len());
    // ANCHOR_END: signature_digit_image
    // ANCHOR: solution_digit_image
    let shape = (side, side).f(); // .f() reads column by column
    Array2::from_shape_vec(shape, pixels.to_vec()).expect("side² pixels")
    // ANCHOR_END: solution_digit_image
}

// ANCHOR: signature_grid_shape
/// Rows and columns of a tile of `count` images: the root of `count`, rounded
/// down but at least 1, and as many columns as that takes. So a tile is rather
/// wider than high, and its last row may stay open.
///
/// ```
/// use handwritten::visualization::grid_shape;
///
/// assert_eq!(grid_shape(100), (10, 10));
/// assert_eq!(grid_shape(10), (3, 4));
/// ```
#[must_use]
pub fn grid_shape(count: usize) -> (usize, usize) {
    // ANCHOR_END: signature_grid_shape
    // ANCHOR: solution_grid_shape
    let rows = count.isqrt().max(1);
    (rows, count.div_ceil(rows))
    // ANCHOR_END: solution_grid_shape
}

// ANCHOR: signature_display_data
/// The tile of all images in the rows of `x`, filled row by row.
///
/// Each image is divided by its largest absolute value, so that a faint digit
/// shows as well as a bold one; an image of zeros stays as it is. Between and
/// around the images run [`PADDING`] pixels of [`BACKGROUND`].
///
/// Shapes: `x` is count × side²; the result has, for each row and column of
/// [`grid_shape`], side + [`PADDING`] pixels, and [`PADDING`] on top. Its
/// values lie in −1..=1.
///
/// # Panics
///
/// If the number of columns of `x` is no square.
#[doc(alias = "displayData")]
#[must_use]
pub fn display_data(x: &ArrayRef2<f64>) -> Array2<f64> {
    let side = side_of(x.ncols());
    let (rows, columns) = grid_shape(x.nrows());
    let cell = side + PADDING;
    let shape = (PADDING + rows * cell, PADDING + columns * cell);
    let mut tile = Array2::from_elem(shape, BACKGROUND);
    // ANCHOR_END: signature_display_data
    // ANCHOR: solution_display_data
    for (index, pixels) in x.rows().into_iter().enumerate() {
        let top = PADDING + index / columns * cell;
        let left = PADDING + index % columns * cell;
        let largest = pixels.fold(0.0_f64, |largest, p| largest.max(p.abs()));
        let scale = if largest > 0.0 { largest } else { 1.0 }; // an empty image
        let image = digit_image(&pixels) / scale;
        tile.slice_mut(s![top..top + side, left..left + side])
            .assign(&image);
    }
    // ANCHOR_END: solution_display_data
    tile
}

/// The side of a square image of so many pixels.
///
/// # Panics
///
/// If there is no such side.
#[must_use]
pub fn side_of(pixels: usize) -> usize {
    let side = pixels.isqrt();
    assert_eq!(side * side, pixels, "{pixels} pixels are no square image");
    side
}
