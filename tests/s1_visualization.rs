//! Section 1: look at the digits. Run: `cargo test --test s1_visualization`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use common::expect::{Expect, caught};
use common::mistakes::Mistake;
#[allow(clippy::wildcard_imports)] // all of the section's mistakes
use common::mistakes::visualization::*;
use common::panics;
use common::properties::properties;
use common::recorded::recorded;
use common::strategies::images;
use common::value::Value;
use common::{assert_same, difference, digits};
use handwritten::visualization::{
    BACKGROUND, PADDING, digit_image, display_data, grid_shape, side_of,
};
use ndarray::{Array1, Array2, ArrayView1, Axis, ShapeBuilder, array, s};

const READ_BY_COLUMN: &str = "The pixels of an image come column by column: reread what \
    book/src/visualization.md says about `digit_image`.";

/// An image in characters: `.` is dark, `@` is bright, with three greys between,
/// and `-` is the background of a tile. A character is twice as high as wide,
/// so a pixel takes two.
fn draw(image: &Array2<f64>) -> String {
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

const DIGIT_IMAGE: &str = "visualization::digit_image";
const GRID_SHAPE: &str = "visualization::grid_shape";
const DISPLAY_DATA: &str = "visualization::display_data";

/// What `digit_image` should make of the pixels, and what known mistakes do.
fn expect_image<'a>(
    what: &str,
    pixels: &Array1<f64>,
    expected: Array2<f64>,
) -> Expect<'a, Array2<f64>> {
    let side = side_of(pixels.len());
    let from = |place: fn(usize, usize, usize) -> usize| {
        Array2::from_shape_fn((side, side), |(row, column)| {
            pixels[place(side, row, column)]
        })
    };
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
        .known_panic_when(&SIDE_OF_20, move |_| side != 20 && of_20_is_right())
        .known_when(&SIDE_OF_20, move |got| side != 20 && got.dim() == (20, 20))
        .known_panic_when(&BEYOND_THE_LAST, |said| {
            said.contains("out of bounds") && !said.contains("ShapeError")
        })
        .known(&ROW_BY_ROW, from(|side, row, column| side * row + column))
        .known(
            &MIRRORED,
            from(|side, row, column| side * (side - 1 - column) + row),
        )
        .known(
            &UPSIDE_DOWN,
            from(|side, row, column| side * column + side - 1 - row),
        )
}

/// Whether an image of the lecture's size comes out right.
fn of_20_is_right() -> bool {
    let pixels: Array1<f64> = (1..=400).map(f64::from).collect();
    let image = Array2::from_shape_fn((20, 20), |(row, column)| pixels[20 * column + row]);
    caught(|| digit_image(&pixels)).is_ok_and(|got| got.is(&image, 0.0))
}

#[test]
fn four_pixels_fill_the_columns_of_two_by_two() {
    let pixels = array![1.0, 2.0, 3.0, 4.0];
    let expected = array![[1.0, 3.0], [2.0, 4.0]];
    expect_image("1 2 3 4 as an image", &pixels, expected).assert(|| digit_image(&pixels));
}

#[test]
fn nine_pixels_fill_the_columns_of_three_by_three() {
    let pixels: Array1<f64> = (1..=9).map(f64::from).collect();
    let expected = array![[1.0, 4.0, 7.0], [2.0, 5.0, 8.0], [3.0, 6.0, 9.0]];
    expect_image("1 to 9 as an image", &pixels, expected).assert(|| digit_image(&pixels));
}

#[test]
fn one_pixel_is_an_image() {
    let pixels = array![7.0];
    expect_image("one pixel", &pixels, array![[7.0]]).assert(|| digit_image(&pixels));
}

#[test]
fn a_stretch_of_the_first_digit_runs_down_its_column_3() {
    // Pixels 67 to 78, counted from 0: 67 = 3 · 20 + 7, so they are the rows 7
    // to 18 of column 3.
    let pixels = digits().x.row(0);
    let in_one_piece = pixels.to_owned();
    Expect::of(DIGIT_IMAGE, "the shape of 400 pixels as an image", (20, 20))
        .assert(|| digit_image(&in_one_piece).dim());
    // 20 · column + row is the place of a pixel.
    let image = Array2::from_shape_fn((20, 20), |(row, column)| pixels[20 * column + row]);
    let of_a_copy_is_right = || digit_image(&in_one_piece).is(&image, 0.0);
    let what = "the first row of x, which is stored column by column, as an image";
    expect_image(what, &in_one_piece, image.clone())
        .known_when(&NOT_IN_ONE_PIECE, |_| of_a_copy_is_right())
        .known_panic(
            &NOT_IN_ONE_PIECE,
            "called `Option::unwrap()` on a `None` value",
        )
        .assert(|| digit_image(&pixels));
    let stretch = |place: fn(usize) -> usize| -> Array1<f64> {
        (7..=18).map(|row| pixels[place(row)]).collect()
    };
    let octave = Array1::from(recorded("first_image_pixels_67_to_78"));
    Expect::of(
        DIGIT_IMAGE,
        "rows 7 to 18 of column 3 of the first digit",
        octave,
    )
    // Octave printed 17 significant digits, and nothing is computed here: only
    // the resizing that made the file can differ, by a few roundings.
    .within(1e-15)
    .known(&ROW_BY_ROW, stretch(|row| 20 * row + 3))
    .known(&MIRRORED, stretch(|row| 20 * 16 + row))
    .known(&UPSIDE_DOWN, stretch(|row| 20 * 3 + 19 - row))
    .assert(|| digit_image(&pixels).slice(s![7..=18, 3]).to_owned());
}

// ANCHOR: a_four_stands_upright
/// A four shows at once whether it stands upright.
#[test]
fn a_four_stands_upright() {
    assert_eq!(digits().labels[2000], 4, "label of example 2000");
    let four = digit_image(&digits().x.row(2000));
    insta::with_settings!({ description => READ_BY_COLUMN }, {
        insta::assert_snapshot!(draw(&four), @r"
        ........................................
        ........................................
        ........................................
        ..............................::........
        ......::....................::##........
        ......##::..................++++........
        ....::##::................::@@++........
        ....::##::................::@@::........
        ....++##::................++@@..........
        ....####..............::++@@++..........
        ....####::::::++########++@@::..........
        ....::##########++::::..::@@::..........
        ........................####............
        ........................####............
        ........................####............
        ........................####............
        ........................##@@::..........
        ........................++##::..........
        ........................................
        ........................................
    ");
    });
}
// ANCHOR_END: a_four_stands_upright

#[test]
#[should_panic(expected = "399 pixels are no square image")]
fn pixels_that_are_no_square_are_refused() {
    let _ = digit_image(&Array1::zeros(399));
}

#[test]
fn side_of_an_image_is_the_root_of_its_pixels() {
    for (pixels, side) in [(0, 0), (1, 1), (4, 2), (9, 3), (400, 20)] {
        assert_eq!(side_of(pixels), side, "side of an image of {pixels} pixels");
    }
}

/// Whether a tile of ten images has these rows and columns: of three images, rows and
/// columns swapped are a row for each.
fn of_10_is(shape: (usize, usize)) -> bool {
    caught(|| grid_shape(10)).is_ok_and(|got| got == shape)
}

#[test]
fn the_tile_is_rather_wider_than_high() {
    for (count, expected) in [
        (3, (1, 3)),
        (10, (3, 4)),
        (1, (1, 1)),
        (2, (1, 2)),
        (4, (2, 2)),
        (5, (2, 3)),
        (25, (5, 5)),
        (99, (9, 11)),
        (100, (10, 10)),
        (5000, (70, 72)),
    ] {
        let (rows, columns): (usize, usize) = expected;
        let up = if rows * rows == count { rows } else { rows + 1 };
        Expect::of(
            GRID_SHAPE,
            format!("rows and columns of a tile of {count}"),
            expected,
        )
        .known(&LAST_LEFT_OUT, (rows, count / rows))
        .known(&ROUNDED_UP, (up, count.div_ceil(up)))
        .known(&ROUNDED_UP, (up, up))
        .known_when(&GRID_TURNED, |got| {
            *got == (columns, rows) && of_10_is((4, 3))
        })
        .known_when(&ROW_FOR_EACH, |got| *got == (count, 1) && of_10_is((10, 1)))
        .known(&ONE_ADDED, (rows, count / rows + 1))
        .remark(format!(
            "Rows: the root of {count}, rounded down; as many columns as that takes."
        ))
        .assert(|| grid_shape(count));
    }
}

#[test]
fn the_tile_of_no_images_has_one_row() {
    Expect::of(
        GRID_SHAPE,
        "rows and columns of a tile of no images",
        (1, 0),
    )
    .known(&NO_ROW, (0, 0))
    .known_panic(&NO_ROW, "divide by zero")
    .known_panic(&BELOW_0, "attempt to subtract with overflow")
    .assert(|| grid_shape(0));
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

/// Five images and their tile, whose second row stays open.
fn five_images() -> (Array2<f64>, Array2<f64>) {
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

#[test]
fn a_small_tile_is_filled_row_by_row() {
    let (x, expected) = five_images();
    let b = BACKGROUND;
    let right = divided_by([4.0, 2.0, 8.0, 0.4, 2.0]);
    let without = |index: usize| {
        let mut images = right.clone();
        images.row_mut(index).fill(BACKGROUND);
        tile_of(&images, in_place)
    };
    let one_back = tile_of(&right.slice(s![1.., ..]).to_owned(), in_place);
    let by_row = right.select(Axis(1), &[0, 2, 1, 3]);
    let second_pixel = digit_image(&array![1.0, 2.0, 3.0, 4.0])[[1, 0]];
    let digit_image_is_right = second_pixel < 2.5; // 2 where it is, 3 read by row
    let read_by_row = if digit_image_is_right {
        &PIXELS_BY_ROW
    } else {
        &ROW_BY_ROW
    };
    let stretched = array![
        [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0],
        [0.0, 1.0, 0.5, 0.0],
        [10.0 / 12.0, 1.0, 0.0, 8.0 / 12.0],
        [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0],
        [0.5, 0.5, 1.0, 0.0],
    ];
    // Where rows and columns are as many, it does not matter by which is divided.
    let square_is_right = || {
        let four = x.slice(s![..4, ..]);
        let expected = tile_of(&right.slice(s![..4, ..]).to_owned(), |i| {
            (1 + i / 2 * 3, 1 + i % 2 * 3)
        });
        panics::held_back(|| catch_unwind(AssertUnwindSafe(|| display_data(&four))))
            .is_ok_and(|tile| tile.is_like(&expected.slice(s![.., ..7]).to_owned()))
    };
    let what = "five images of 2 × 2 on one tile, values divided by 4, 2, 8, 0.4 and 2";
    let mut expect = Expect::of(DISPLAY_DATA, what, expected).within(1e-15); // 0.1 / 0.4 is rounded
    for (mistake, scales) in WRONG_SCALES {
        expect = expect.known(mistake, tile_of(&divided_by(scales), in_place));
    }
    let expect = expect
        .known_when(&FAINT, something_is_added_to_the_scale)
        .known_when(&SIGNED_SCALE, tiny_where_none_is_bright)
        .known(&SIGN_LOST, tile_of(&right.mapv(f64::abs), in_place))
        .known_when(&UNTOUCHED, |tile| {
            tile.is_like(&Array2::from_elem((7, 10), b))
        })
        .known(&ONE_PLACE_ON, tile_of(&right, |i| in_place(i + 1)))
        .known(&ONE_PLACE_ON, one_back)
        .known(
            &FIRST_IMAGE_ALONE,
            tile_of(&right.slice(s![..1, ..]).to_owned(), in_place),
        )
        .known(
            &LINE_LENGTH,
            with_lines_too_short(&tile_of(&right, in_place)),
        )
        .known(&IMAGE_MISSING, without(0))
        .known(&IMAGE_MISSING, without(4))
        .known(&STRETCHED, tile_of(&stretched, in_place))
        .known(read_by_row, tile_of(&by_row, in_place))
        .known(
            &TILE_BY_COLUMN,
            tile_of(&right, |i| (1 + i % 2 * 3, 1 + i / 2 * 3)),
        )
        .known(&NO_MARGIN, tile_of(&right, |i| (i / 3 * 3, i % 3 * 3)))
        .known(&NO_GAP, tile_of(&right, |i| (1 + i / 3 * 2, 1 + i % 3 * 2)))
        .known_panic_when(&CUT_SHORT, is_cut_short)
        .remark(format!(
            "Each image is divided by its own largest absolute value, the images go row by row, \
             around them is {b}."
        ));
    // By the side of an image, which is 2 as well, five images of 3 × 3 find their places.
    let larger_panic_too = || caught(|| display_data(&Array2::ones((5, 9)))).is_err();
    // The fifth image is sought in a third row of two, from line 7 to line 9 of 7.
    let expect = if grid_shape(5) == (2, 3) && square_is_right() && larger_panic_too() {
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
        .assert(|| display_data(&x));
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

/// Whether a place on the tile of 7 × 10 pixels lies outside of it along an axis. No
/// other array has a side of 7 or 10, or 70 pixels.
fn is_outside(said: &str, axis: usize) -> bool {
    if grid_shape(5) != (2, 3) {
        return false;
    }
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

/// Whether the first and the fourth image, of up to 4 and up to 0.4, were divided
/// by as much more than that.
fn something_is_added_to_the_scale(tile: &Array2<f64>) -> bool {
    tile.dim() == (7, 10) && {
        let (first, fourth) = (4.0 / tile[[2, 2]] - 4.0, 0.4 / tile[[5, 2]] - 0.4);
        first > 0.0 && (first - fourth).abs() < 0.01 * first
    }
}

#[test]
fn an_image_of_zeros_stays_0_and_a_faint_one_becomes_bright() {
    let x = array![
        [0.0, 0.0, 0.0, 0.0], // nothing to divide by
        [1e-30, 2e-30, 0.0, 4e-30],
        [1.0, 0.0, 0.0, 0.0],
    ];
    let b = BACKGROUND;
    let expected = array![
        [b, b, b, b, b, b, b, b, b, b],
        [b, 0.0, 0.0, b, 0.25, 0.0, b, 1.0, 0.0, b],
        [b, 0.0, 0.0, b, 0.5, 1.0, b, 0.0, 0.0, b],
        [b, b, b, b, b, b, b, b, b, b],
    ];
    let with = |empty: f64, faint: [f64; 4]| {
        let mut tile = expected.clone();
        tile.slice_mut(s![1..3, 1..3]).fill(empty);
        let faint = Array2::from_shape_vec((2, 2).f(), faint.to_vec()).expect("2 × 2");
        tile.slice_mut(s![1..3, 4..6]).assign(&faint);
        tile
    };
    let bright = [0.25, 0.5, 0.0, 1.0];
    let five_are_right = || {
        let (x, expected) = five_images();
        display_data(&x).is_like(&expected)
    };
    let is_faint = |tile: &Array2<f64>| {
        tile.dim() == (4, 10) && (0.0..0.999_999).contains(&tile[[2, 5]]) && {
            let faint = bright.map(|value| value * tile[[2, 5]]);
            tile.is_like(&with(tile[[1, 1]], faint)) && five_are_right()
        }
    };
    let what =
        "three images of 2 × 2: one of zeros, one of 1, 2, 0 and 4 times 1e-30, a bright one";
    Expect::of(DISPLAY_DATA, what, expected.clone())
        .within(1e-15)
        .known_when(&EMPTY_IMAGE, |tile| {
            tile.is_like(&with(f64::NAN, bright)) && five_are_right()
        })
        .known_when(&EMPTY_LEFT_OUT, |tile| {
            tile.is_like(&with(b, bright)) && five_are_right()
        })
        .known_when(&FAINT, is_faint)
        .remark("An image of zeros has nothing to be divided by, and each other image its own.")
        .assert(|| display_data(&x));
}

#[test]
fn the_tile_of_one_hundred_digits_has_211_pixels_a_side() {
    // 1 of padding and ten times 20 pixels and 1 of padding
    for (count, expected) in [
        (1, (22, 22)),
        (2, (22, 43)),
        (3, (22, 64)),
        (10, (64, 85)),
        (100, (211, 211)),
    ] {
        let what = format!("pixels of a tile of {count} digits, {PADDING} between and around them");
        Expect::of(DISPLAY_DATA, what, expected)
            .assert(|| display_data(&digits().x.slice(s![..count, ..])).dim());
    }
}

#[test]
fn the_tile_of_no_images_is_background() {
    let tile = display_data(&Array2::zeros((0, 4)));
    assert!(
        tile.iter().all(|&value| value == BACKGROUND),
        "a tile of nothing: {tile}"
    );
}

#[test]
fn the_tile_shows_a_zero_and_a_seven_side_by_side() {
    let two = digits().x.select(Axis(0), &[0, 3500]);
    insta::with_settings!({ description => "The images of a tile go row by row." }, {
        insta::assert_snapshot!(draw(&display_data(&two)), @r"
        --------------------------------------------------------------------------------------
        --........................................--........................................--
        --........................................--........................................--
        --........................................--........................................--
        --....................::##@@##............--........................................--
        --....................##@@@@@@++..........--........................................--
        --................::##@@@@##++@@::........--....................::++##@@##::........--
        --..............::@@@@######::##++........--............::++++####@@@@@@@@##........--
        --..............##@@##::::::..####........--..........++@@@@@@##::::++@@@@++........--
        --............++@@++::........##@@::......--..........##@@@@++......++@@##..........--
        --..........::@@++............##@@::......--........++@@##++......::##@@++..........--
        --..........####..............##@@::......--........::++::......::##@@++............--
        --........::@@++..............####........--....................##@@++..............--
        --........::@@::............####::........--..................::@@@@::..............--
        --........::@@::........::####............--..................##@@++................--
        --........::@@##::::++##@@##::............--................##@@++..................--
        --........::@@@@####@@##++................--..............::@@##....................--
        --..........++##@@@@++::..................--............::####::....................--
        --..............::........................--............++@@++......................--
        --........................................--............##++........................--
        --........................................--............::..........................--
        --------------------------------------------------------------------------------------
    ");
    });
}

properties! {
    256;

    #[test]
    fn a_grid_holds_all_images_and_no_empty_row_or_column(count in 1_usize..10_000) {
        let (rows, columns) = grid_shape(count);
        assert!(
            rows * rows <= count && count < (rows + 1) * (rows + 1),
            "{rows} rows for {count} images, expected its root, rounded down"
        );
        assert!(
            rows * (columns - 1) < count && count <= rows * columns,
            "{rows} rows of {columns} for {count} images: too few or too many"
        );
    }

    #[test]
    fn pixel_i_lies_in_row_i_mod_side_and_column_i_over_side(
        side in 1_usize..24,
        first in -100.0..100.0,
    ) {
        let pixels: Array1<f64> = (0..side * side).map(|i| first + i as f64).collect();
        let expected = Array2::from_shape_fn((side, side), |(row, column)| pixels[side * column + row]);
        let what = format!("{READ_BY_COLUMN}\nAn image of {side} × {side} pixels");
        assert_same(&digit_image(&pixels), &expected, what);
    }

    #[test]
    fn every_image_stands_in_its_place_at_full_contrast(x in images()) {
        let tile = display_data(&x);
        let side = side_of(x.ncols());
        let (_, columns) = grid_shape(x.nrows());
        let mut left_over = tile.clone();
        for (i, pixels) in x.axis_iter(Axis(0)).enumerate() {
            let (top, left) = (1 + i / columns * (side + 1), 1 + i % columns * (side + 1));
            let place = s![top..top + side, left..left + side];
            let largest = pixels.iter().fold(0.0, |largest: f64, p| largest.max(p.abs()));
            let expected = digit_image(&pixels) / largest.max(f64::MIN_POSITIVE);
            // Quotients of at most 1, each rounded once or twice.
            let same = |a: &f64, b: &f64| (a - b).abs() < 1e-15;
            if let Some(difference) = difference(&tile.slice(place), &expected, same) {
                panic!("image {i} of {} in the tile: {difference}", x.nrows());
            }
            left_over.slice_mut(place).fill(BACKGROUND);
        }
        let background = Array2::from_elem(tile.raw_dim(), BACKGROUND);
        assert_same(&left_over, &background, "the tile between and around the images");
    }

    #[test]
    fn a_faint_image_shows_as_well_as_a_bold_one(x in images(), factor in 0.001..1000.0) {
        let brighter = x.mapv(|p| p * factor);
        let difference = display_data(&x) - display_data(&brighter);
        assert!(
            // Each value is at most 1 and rounded a few times.
            difference.iter().all(|d: &f64| d.abs() < 1e-14),
            "the tile must not change when all pixels are multiplied by {factor}"
        );
    }
}
