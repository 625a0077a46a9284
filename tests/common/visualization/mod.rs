//! What section 1 should make of digits and of images that are worked out by hand, and
//! what known mistakes make of them.

pub mod faint;
pub mod images;
pub mod tiles;

use ndarray::{Array2, ArrayRef1, ArrayRef2, ArrayView1, ArrayView2, s};

use super::arrays::matrix;
use super::digits;

pub const DIGIT_IMAGE: &str = "visualization::digit_image";
pub const GRID_SHAPE: &str = "visualization::grid_shape";
pub const DISPLAY_DATA: &str = "visualization::display_data";

/// The function of that name, which is tested.
pub type DigitImage = fn(&ArrayRef1<f64>) -> Array2<f64>;
pub type GridShape = fn(usize) -> (usize, usize);
pub type DisplayData = fn(&ArrayRef2<f64>) -> Array2<f64>;

/// Around the images of a tile, as in the section.
const BACKGROUND: f64 = -1.0;

/// An image in characters: `.` is dark, `@` is bright, with three greys between,
/// and `-` is the background of a tile. A character is twice as high as wide,
/// so a pixel takes two.
pub fn draw(image: &Array2<f64>) -> String {
    let characters = |&grey: &f64| match grey {
        ..-0.5 => "--",
        ..0.125 => "..",
        ..0.375 => "::",
        ..0.625 => "++",
        ..0.875 => "##",
        _ => "@@",
    };
    let line = |row: ArrayView1<f64>| row.iter().map(characters).collect::<String>();
    let lines: Vec<String> = image.rows().into_iter().map(line).collect();
    lines.join("\n")
}

/// The first rows of the 5,000 digits.
pub fn first_digits(count: usize) -> ArrayView2<'static, f64> {
    digits().x.slice(s![..count, ..])
}

/// Each image, and where its upper left pixel is on a tile of so many columns.
pub fn corners(count: usize, columns: usize, side: usize) -> Vec<(usize, (usize, usize))> {
    let cell = 1 + side; // with the padding on top and on the left
    let corner = |i| (1 + i / columns * cell, 1 + i % columns * cell);
    (0..count).map(|i| (i, corner(i))).collect()
}

/// Cuts the image whose upper left pixel is there out of a tile: background is left.
pub fn cut_out(tile: &mut Array2<f64>, corner: (usize, usize), side: usize) -> Array2<f64> {
    let (top, left) = corner;
    let image = matrix(side, side, &|row, column| tile[[top + row, left + column]]);
    for row in top..top + side {
        for column in left..left + side {
            tile[[row, column]] = BACKGROUND;
        }
    }
    image
}
