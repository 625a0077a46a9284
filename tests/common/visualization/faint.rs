//! A tile of three images of 2 × 2, of which one is empty and one faint.

use ndarray::{Array2, ShapeBuilder, array, s};

use super::tiles::five_images;
use super::{BACKGROUND, DISPLAY_DATA, DisplayData};
use crate::expect::Expect;
use crate::mistakes::visualization::{EMPTY_IMAGE, EMPTY_LEFT_OUT, FAINT};
use crate::value::Value;

/// An image of zeros, a faint and a bright one, and their tile.
pub fn three_images() -> (Array2<f64>, Array2<f64>) {
    let x = array![
        [0.0, 0.0, 0.0, 0.0], // nothing to divide by
        [1e-30, 2e-30, 0.0, 4e-30],
        [1.0, 0.0, 0.0, 0.0],
    ];
    let b = BACKGROUND;
    let tile = array![
        [b, b, b, b, b, b, b, b, b, b],
        [b, 0.0, 0.0, b, 0.25, 0.0, b, 1.0, 0.0, b],
        [b, 0.0, 0.0, b, 0.5, 1.0, b, 0.0, 0.0, b],
        [b, b, b, b, b, b, b, b, b, b],
    ];
    (x, tile)
}

/// What `display_data` should make of the three images, and what known mistakes do.
pub fn expect_three_images<'a>(
    what: &str,
    expected: Array2<f64>,
    display_data: DisplayData,
) -> Expect<'a, Array2<f64>> {
    let five_are_right = move || {
        let (x, expected) = five_images();
        display_data(&x).is_like(&expected)
    };
    Expect::of(DISPLAY_DATA, what, expected)
        .within(1e-15)
        .known_when(&EMPTY_IMAGE, move |tile| {
            tile.is_like(&with(f64::NAN, BRIGHT)) && five_are_right()
        })
        .known_when(&EMPTY_LEFT_OUT, move |tile| {
            tile.is_like(&with(BACKGROUND, BRIGHT)) && five_are_right()
        })
        .known_when(&FAINT, move |tile| is_faint(tile) && five_are_right())
        .remark("An image of zeros has nothing to be divided by, and each other image its own.")
}

/// The faint image at full contrast.
const BRIGHT: [f64; 4] = [0.25, 0.5, 0.0, 1.0];

/// The tile with another image in place of the zeros, and of the faint one.
fn with(empty: f64, faint: [f64; 4]) -> Array2<f64> {
    let (_, mut tile) = three_images();
    tile.slice_mut(s![1..3, 1..3]).fill(empty);
    let faint = Array2::from_shape_vec((2, 2).f(), faint.to_vec()).expect("2 × 2");
    tile.slice_mut(s![1..3, 4..6]).assign(&faint);
    tile
}

/// Whether the faint image is darker than at full contrast.
fn is_faint(tile: &Array2<f64>) -> bool {
    tile.dim() == (4, 10) && (0.0..0.999_999).contains(&tile[[2, 5]]) && {
        let faint = BRIGHT.map(|value| value * tile[[2, 5]]);
        tile.is_like(&with(tile[[1, 1]], faint))
    }
}
