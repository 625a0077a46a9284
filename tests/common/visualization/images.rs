//! Single images, and the shape of the tile for many of them.

use ndarray::{Array1, Array2, ArrayRef1, s};

use super::{DIGIT_IMAGE, DigitImage, GRID_SHAPE, GridShape};
use crate::arrays::{matrix, vector};
use crate::expect::{Expect, Known, caught};
#[allow(clippy::wildcard_imports)] // nearly all of the section's mistakes
use crate::mistakes::visualization::*;
use crate::value::Value;

/// The pixels 1, 2, 3, …
pub fn counted_from_1(count: usize) -> Array1<f64> {
    vector(count, &|index| (index + 1) as f64)
}

/// The square image whose pixel of a row and a column stands in that place of the list.
pub fn image_of(pixels: &ArrayRef1<f64>, place: &dyn Fn(usize, usize) -> usize) -> Array2<f64> {
    let side = pixels.len().isqrt();
    matrix(side, side, &|row, column| pixels[place(row, column)])
}

/// The largest pixel without its sign; 0 where there is none.
pub fn largest_absolute(pixels: &ArrayRef1<f64>) -> f64 {
    let larger = |largest: f64, pixel: &f64| largest.max(pixel.abs());
    pixels.iter().fold(0.0, larger)
}

/// What mistakes make of pixels that come column by column.
fn wrongly_placed(pixels: &ArrayRef1<f64>) -> Vec<Known<Array2<f64>>> {
    let side = pixels.len().isqrt();
    let from = |place| image_of(pixels, place);
    vec![
        (&ROW_BY_ROW, from(&|row, column| side * row + column)),
        (
            &MIRRORED,
            from(&|row, column| side * (side - 1 - column) + row),
        ),
        (
            &UPSIDE_DOWN,
            from(&|row, column| side * column + side - 1 - row),
        ),
    ]
}

/// Rows 7 to 18 of column 3.
pub fn stretch(image: &Array2<f64>) -> Array1<f64> {
    image.slice(s![7..=18, 3]).to_owned()
}

/// What the same mistakes make of this stretch.
pub fn wrong_stretches(pixels: &ArrayRef1<f64>) -> Vec<Known<Array1<f64>>> {
    let images = wrongly_placed(pixels).into_iter();
    images
        .map(|(mistake, image)| (mistake, stretch(&image)))
        .collect()
}

/// What `digit_image` should make of the pixels, and what known mistakes do.
pub fn expect_image<'a>(
    what: &str,
    pixels: &Array1<f64>,
    expected: Array2<f64>,
    digit_image: DigitImage,
) -> Expect<'a, Array2<f64>> {
    let side = pixels.len().isqrt();
    let first_alone = {
        let mut image = Array2::zeros((side, side));
        image[[0, 0]] = pixels[0];
        image
    };
    let image = Expect::of(DIGIT_IMAGE, what, expected);
    let image = if side > 1 && pixels[0] > 0.5 {
        image
            .known(&FIRST_PIXEL_ALONE, first_alone)
            .known(&ALL_ZERO, Array2::zeros((side, side)))
    } else {
        image
    };
    image
        .known_panic_when(&SIDE_OF_20, move |_| {
            side != 20 && of_20_is_right(digit_image)
        })
        .known_when(&SIDE_OF_20, move |got| side != 20 && got.dim() == (20, 20))
        .known_panic_when(&BEYOND_THE_LAST, |said| {
            said.contains("out of bounds") && !said.contains("ShapeError")
        })
        .known_each(wrongly_placed(pixels))
}

/// Whether an image of the lecture's size comes out right.
fn of_20_is_right(digit_image: DigitImage) -> bool {
    let pixels = counted_from_1(400);
    let image = image_of(&pixels, &|row, column| 20 * column + row);
    caught(|| digit_image(&pixels)).is_ok_and(|got| got.is(&image, 0.0))
}

/// What `grid_shape` should make of a number of images, and what known mistakes do.
pub fn expect_grid<'a>(
    count: usize,
    expected: (usize, usize),
    grid_shape: GridShape,
) -> Expect<'a, (usize, usize)> {
    let (rows, columns) = expected;
    let up = if rows * rows == count { rows } else { rows + 1 };
    // A tile of ten images: of three, rows and columns swapped are a row for each.
    let of_10_is =
        move |shape: (usize, usize)| caught(|| grid_shape(10)).is_ok_and(|got| got == shape);
    Expect::of(
        GRID_SHAPE,
        format!("rows and columns of a tile of {count}"),
        expected,
    )
    .known(&LAST_LEFT_OUT, (rows, count / rows))
    .known(&ROUNDED_UP, (up, count.div_ceil(up)))
    .known(&ROUNDED_UP, (up, up))
    .known_when(&GRID_TURNED, move |got| {
        *got == (columns, rows) && of_10_is((4, 3))
    })
    .known_when(&ROW_FOR_EACH, move |got| {
        *got == (count, 1) && of_10_is((10, 1))
    })
    .known(&ONE_ADDED, (rows, count / rows + 1))
    .remark(format!(
        "Rows: the root of {count}, rounded down; as many columns as that takes."
    ))
}
