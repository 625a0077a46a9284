//! A tile of five images of 2 × 2.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ndarray::{Array1, Array2, Axis, array, s};

use super::{BACKGROUND, DISPLAY_DATA, DisplayData};
use crate::arrays::mapped;
use crate::expect::{Expect, Known, caught};
use crate::mistakes::Mistake;
#[allow(clippy::wildcard_imports)] // nearly all of the section's mistakes
use crate::mistakes::visualization::*;
use crate::panics;
use crate::value::Value;

/// Five images and their tile, whose second row stays open.
pub fn five_images() -> (Array2<f64>, Array2<f64>) {
    let x = array![
        [1.0, 2.0, 3.0, 4.0],  // divided by 4
        [0.0, 2.0, 1.0, 0.0],  // divided by 2
        [2.0, 4.0, -8.0, 0.0], // divided by 8: the largest without its sign
        [0.1, 0.2, 0.3, 0.4],  // as bright as the first
        [-1.0, -1.0, 0.0, -2.0],
    ];
    let b = BACKGROUND;
    let tile = array![
        [b, b, b, b, b, b, b, b, b, b],
        [b, 0.25, 0.75, b, 0.0, 0.5, b, 0.25, -1.0, b],
        [b, 0.5, 1.0, b, 1.0, 0.0, b, 0.5, 0.0, b],
        [b, b, b, b, b, b, b, b, b, b],
        [b, 0.25, 0.75, b, -0.5, 0.0, b, b, b, b],
        [b, 0.5, 1.0, b, -0.5, -1.0, b, b, b, b],
        [b, b, b, b, b, b, b, b, b, b],
    ];
    (x, tile)
}

/// The five images, each divided by its scale.
fn divided_by(scales: [f64; 5]) -> Array2<f64> {
    five_images().0 / Array1::from(scales.to_vec()).insert_axis(Axis(1))
}

/// The five images as they should stand on the tile.
fn divided() -> Array2<f64> {
    divided_by([4.0, 2.0, 8.0, 0.4, 2.0])
}

/// Five images of 2 × 2 in a tile of 2 × 3: their pixels column by column, and
/// the place of the upper left one of each.
fn tile_of(images: &Array2<f64>, corner: impl Fn(usize) -> (usize, usize)) -> Array2<f64> {
    let mut tile = Array2::from_elem((7, 10), BACKGROUND);
    for (index, image) in images.rows().into_iter().enumerate() {
        let (top, left) = corner(index);
        for (pixel, &value) in image.iter().enumerate() {
            tile[[top + pixel % 2, left + pixel / 2]] = value;
        }
    }
    tile
}

/// Where the image stands on a tile of three columns.
fn in_place(i: usize) -> (usize, usize) {
    (1 + i / 3 * 3, 1 + i % 3 * 3)
}

/// By what known mistakes divide the five images.
const WRONG_SCALES: [(&Mistake, [f64; 5]); 10] = [
    (&NO_SCALE, [1.0; 5]),
    (&ONE_SCALE, [8.0; 5]),
    (&ONE_SCALE, [4.0; 5]),
    (&SIGNED_SCALE, [4.0, 2.0, 4.0, 0.4, 1.0]),
    (&SIGNED_SCALE, [4.0, 2.0, 4.0, 0.4, 0.0]), // nothing done where no pixel is bright
    (&FAINT, [4.0, 2.0, 8.0, 1.0, 2.0]),        // at least 1
    (&MULTIPLIED, [0.25, 0.5, 0.125, 2.5, 0.5]),
    (&SUM_AS_SCALE, [10.0, 3.0, 14.0, 1.0, 4.0]),
    // The roots of 30, 5, 84, 0.3 and 6.
    (
        &NORM_AS_SCALE,
        [
            5.477_225_575,
            2.236_067_977,
            9.165_151_390,
            0.547_722_558,
            2.449_489_743,
        ],
    ),
    (&LARGEST_SO_FAR, [4.0, 4.0, 8.0, 8.0, 8.0]),
];

/// What `display_data` should make of the five images, and what known mistakes do.
/// `read_by_row` is the mistake where their pixels come row by row: another one may
/// have been made in `digit_image`.
pub fn expect_five_images<'a>(
    what: &str,
    expected: Array2<f64>,
    read_by_row: &'static Mistake,
) -> Expect<'a, Array2<f64>> {
    let right = divided();
    let with_scales = |&(mistake, scales): &(&'static Mistake, _)| {
        (mistake, tile_of(&divided_by(scales), in_place))
    };
    Expect::of(DISPLAY_DATA, what, expected)
        .within(1e-15) // 0.1 / 0.4 is rounded
        .known_each(WRONG_SCALES.iter().map(with_scales).collect())
        .known_when(&FAINT, something_is_added_to_the_scale)
        .known_when(&SIGNED_SCALE, tiny_where_none_is_bright)
        .known(&SIGN_LOST, tile_of(&mapped(&right, &f64::abs), in_place))
        .known_each(wrongly_placed(&right))
        .known(&STRETCHED, tile_of(&stretched(), in_place))
        .known(
            read_by_row,
            tile_of(&right.select(Axis(1), &[0, 2, 1, 3]), in_place),
        )
        .known_each(on_another_grid(&right))
        .known_panic_when(&CUT_SHORT, is_cut_short)
        .remark(format!(
            "Each image is divided by its own largest absolute value, the images go row by row, \
             around them is {BACKGROUND}."
        ))
}

/// Tiles on which images are missing, or stand in the place of another one.
fn wrongly_placed(right: &Array2<f64>) -> Vec<Known<Array2<f64>>> {
    let without = |index: usize| {
        let mut images = right.clone();
        images.row_mut(index).fill(BACKGROUND);
        tile_of(&images, in_place)
    };
    let part = |range| tile_of(&right.slice(s![range, ..]).to_owned(), in_place);
    vec![
        (&UNTOUCHED, Array2::from_elem((7, 10), BACKGROUND)),
        (&ONE_PLACE_ON, tile_of(right, |i| in_place(i + 1))),
        (&ONE_PLACE_ON, part(1..5)),
        (&FIRST_IMAGE_ALONE, part(0..1)),
        (
            &LINE_LENGTH,
            with_lines_too_short(&tile_of(right, in_place)),
        ),
        (&IMAGE_MISSING, without(0)),
        (&IMAGE_MISSING, without(4)),
    ]
}

/// The images, each stretched from its least value to its largest one.
fn stretched() -> Array2<f64> {
    array![
        [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0],
        [0.0, 1.0, 0.5, 0.0],
        [10.0 / 12.0, 1.0, 0.0, 8.0 / 12.0],
        [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0],
        [0.5, 0.5, 1.0, 0.0],
    ]
}

fn on_another_grid(right: &Array2<f64>) -> Vec<Known<Array2<f64>>> {
    vec![
        (
            &TILE_BY_COLUMN,
            tile_of(right, |i| (1 + i % 2 * 3, 1 + i / 2 * 3)),
        ),
        (&NO_MARGIN, tile_of(right, |i| (i / 3 * 3, i % 3 * 3))),
        (&NO_GAP, tile_of(right, |i| (1 + i / 3 * 2, 1 + i % 3 * 2))),
    ]
}

/// The pixels of a tile of 7 × 10, each at 9 · line + column in one list.
fn with_lines_too_short(tile: &Array2<f64>) -> Array2<f64> {
    let mut pixels = Array1::from_elem(70, BACKGROUND);
    for ((line, column), &pixel) in tile.indexed_iter() {
        if pixel > BACKGROUND {
            pixels[9 * line + column] = pixel;
        }
    }
    let lines = pixels.into_shape_with_order((7, 10));
    lines.expect("7 × 10 pixels")
}

/// Whether the first and the fourth image, of up to 4 and up to 0.4, were divided
/// by as much more than that.
fn something_is_added_to_the_scale(tile: &Array2<f64>) -> bool {
    tile.dim() == (7, 10) && {
        let (first, fourth) = (4.0 / tile[[2, 2]] - 4.0, 0.4 / tile[[5, 2]] - 0.4);
        first > 0.0 && (first - fourth).abs() < 0.01 * first
    }
}

/// Whether the largest value was searched for from a tiny number on, below which all
/// pixels of the fifth image are.
fn tiny_where_none_is_bright(tile: &Array2<f64>) -> bool {
    let without_fifth = |mut tile: Array2<f64>| {
        tile.slice_mut(s![4..6, 4..6]).fill(0.0);
        tile
    };
    let signed = || tile_of(&divided_by([4.0, 2.0, 4.0, 0.4, 1.0]), in_place);
    tile.dim() == (7, 10)
        && tile[[5, 5]] < -10.0
        && without_fifth(tile.clone()).is_like(&without_fifth(signed()))
}

/// Whether an image of 2 × 2 was to go into a place with fewer rows or columns, as
/// 1..2 and 4..2 have in place of 1..3 and 4..6.
fn is_cut_short(said: &str) -> bool {
    let fewer = [
        "[0, 0]", "[0, 1]", "[0, 2]", "[1, 0]", "[1, 1]", "[1, 2]", "[2, 0]", "[2, 1]",
    ];
    fewer
        .iter()
        .any(|place| said.contains(&format!("from shape: [2, 2] to: {place}")))
}

// ---- places outside of the tile ----

/// What is said where an image is sought outside of the five images' tile, which is of
/// 2 × 3 images.
pub fn outside_of_the_tile(
    expect: Expect<Array2<f64>>,
    display_data: DisplayData,
) -> Expect<Array2<f64>> {
    // The fifth image is sought in a third row of two, from line 7 to line 9 of 7.
    let expect = if square_is_right(display_data) && larger_panic_too(display_data) {
        expect
            .known_panic(&DIVIDED_BY_ROWS, "Slice end 9 is past end of axis")
            .known_panic(
                &DIVIDED_BY_ROWS,
                "index [7, 1] is out of bounds for array of shape [7, 10]",
            )
            .known_panic(&DIVIDED_BY_ROWS, "the len is 70 but the index is 71")
    } else {
        expect
    };
    expect
        .known_panic_when(&BELOW_THE_TILE, |said| is_outside(said, 0))
        .known_panic_when(&BESIDE_THE_TILE, |said| is_outside(said, 1))
}

/// Whether four images are in their places. Where rows and columns are as many, it does
/// not matter by which is divided.
fn square_is_right(display_data: DisplayData) -> bool {
    let four = five_images().0.slice(s![..4, ..]).to_owned();
    let expected = tile_of(&divided().slice(s![..4, ..]).to_owned(), |i| {
        (1 + i / 2 * 3, 1 + i % 2 * 3)
    });
    panics::held_back(|| catch_unwind(AssertUnwindSafe(|| display_data(&four))))
        .is_ok_and(|tile| tile.is_like(&expected.slice(s![.., ..7]).to_owned()))
}

/// By the side of an image, which is 2 as well, five images of 3 × 3 find their places.
fn larger_panic_too(display_data: DisplayData) -> bool {
    caught(|| display_data(&Array2::ones((5, 9)))).is_err()
}

/// Whether a place on the tile of 7 × 10 pixels lies outside of it along an axis. No
/// other array has a side of 7 or 10, or 70 pixels.
fn is_outside(said: &str, axis: usize) -> bool {
    let past_end = [
        "past end of axis of length 7",
        "past end of axis of length 10",
    ][axis];
    let index = said.split_once("index [").and_then(|(_, rest)| {
        let (index, rest) = rest.split_once("] is out of bounds for array of shape [7, 10]")?;
        let (line, _column) = index.split_once(", ")?;
        Some((line.parse::<usize>().ok()?, rest))
    });
    match index {
        Some((line, _)) => (line >= 7) == (axis == 0),
        None => said.contains(past_end) || axis == 0 && said.contains("the len is 70 but"),
    }
}
