//! Section 1: look at the digits. Run: `cargo test --test s1_visualization`.

mod common;

use common::properties::properties;
use common::recorded::recorded;
use common::{assert_same, difference, digits};
use handwritten::visualization::{
    BACKGROUND, PADDING, digit_image, display_data, grid_shape, side_of,
};
use ndarray::{Array1, Array2, ArrayView1, Axis, array, s};
use proptest::prelude::*;

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

#[test]
fn a_stretch_of_the_first_digit_runs_down_its_column_3() {
    // Pixels 67 to 78, counted from 0: 67 = 3 · 20 + 7, so they are the rows 7
    // to 18 of column 3.
    let octave = recorded("first_image_pixels_67_to_78");
    let image = digit_image(&digits().x.row(0));
    assert_eq!(image.dim(), (20, 20), "400 pixels are an image of 20 × 20");
    for (row, expected) in (7..).zip(octave) {
        let found = image[[row, 3]];
        // Octave printed 17 significant digits, and nothing is computed here:
        // only the resizing that made the file can differ, by a few roundings.
        assert!(
            (found - expected).abs() < 1e-15,
            "row {row}, column 3 of the first digit: expected {expected}, got {found}; \
             row 3, column {row} holds {}. {READ_BY_COLUMN}",
            image[[3, row]]
        );
    }
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
fn four_pixels_fill_the_columns_of_two_by_two() {
    let image = digit_image(&array![1.0, 2.0, 3.0, 4.0]);
    assert_eq!(
        image,
        array![[1.0, 3.0], [2.0, 4.0]],
        "1 2 3 4 as an image: 1 and 2 are its first column. {READ_BY_COLUMN}"
    );
}

#[test]
fn nine_pixels_fill_the_columns_of_three_by_three() {
    let pixels: Array1<f64> = (1..=9).map(f64::from).collect();
    assert_eq!(
        digit_image(&pixels),
        array![[1.0, 4.0, 7.0], [2.0, 5.0, 8.0], [3.0, 6.0, 9.0]],
        "1 to 9 as an image: 1, 2 and 3 are its first column. {READ_BY_COLUMN}"
    );
}

#[test]
fn one_pixel_is_an_image() {
    assert_eq!(digit_image(&array![7.0]), array![[7.0]], "one pixel");
}

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

#[test]
fn the_tile_is_rather_wider_than_high() {
    for (count, expected) in [
        (1, (1, 1)),
        (2, (1, 2)),
        (3, (1, 3)),
        (4, (2, 2)),
        (5, (2, 3)),
        (10, (3, 4)),
        (25, (5, 5)),
        (99, (9, 11)),
        (100, (10, 10)),
        (5000, (70, 72)),
    ] {
        assert_eq!(
            grid_shape(count),
            expected,
            "rows and columns of a tile of {count}: the root of {count}, rounded down, \
             and as many columns as that takes"
        );
    }
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
        let tile = display_data(&digits().x.slice(s![..count, ..]));
        assert_eq!(
            tile.dim(),
            expected,
            "pixels of a tile of {count} digits, {PADDING} between and around them"
        );
    }
}

/// Five images of 2 × 2: the second row of the tile stays open.
#[test]
fn a_small_tile_is_filled_row_by_row() {
    let x = array![
        [1.0, 2.0, 3.0, 4.0],  // divided by 4
        [0.0, 0.0, 0.0, 0.0],  // nothing to divide by
        [2.0, 4.0, -8.0, 0.0], // divided by 8: the largest without its sign
        [0.1, 0.2, 0.3, 0.4],  // as bright as the first
        [-1.0, -1.0, 0.0, -2.0],
    ];
    let tile = display_data(&x);
    let b = BACKGROUND;
    let expected = array![
        [b, b, b, b, b, b, b, b, b, b],
        [b, 0.25, 0.75, b, 0.0, 0.0, b, 0.25, -1.0, b],
        [b, 0.5, 1.0, b, 0.0, 0.0, b, 0.5, 0.0, b],
        [b, b, b, b, b, b, b, b, b, b],
        [b, 0.25, 0.75, b, -0.5, 0.0, b, b, b, b],
        [b, 0.5, 1.0, b, -0.5, -1.0, b, b, b, b],
        [b, b, b, b, b, b, b, b, b, b],
    ];
    assert_eq!(
        tile.dim(),
        expected.dim(),
        "five images of 2 × 2 in 2 rows of 3"
    );
    for ((row, column), &value) in tile.indexed_iter() {
        let expected = expected[[row, column]];
        // 0.1 / 0.4 and its like are rounded once or twice.
        assert!(
            (value - expected).abs() < 1e-15,
            "row {row}, column {column} of the tile: expected {expected}, got {value}. \
             Each image is divided by its own largest absolute value, the images go row \
             by row, around them is {b}. The whole tile:\n{tile:.2}"
        );
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

/// Up to 39 images of up to 4 × 4 pixels.
fn images() -> impl Strategy<Value = Array2<f64>> {
    (0_usize..40, 1_usize..=4).prop_flat_map(|(count, side)| {
        let pixels = side * side;
        proptest::collection::vec(-2.0..2.0, count * pixels).prop_map(move |values| {
            Array2::from_shape_vec((count, pixels), values).expect("count × pixels values")
        })
    })
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
