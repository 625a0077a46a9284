//! Section 1: look at the digits. Run: `cargo test --test s1_visualization`.

use common::arrays::{all, mapped, vector};
use common::expect::Expect;
#[allow(clippy::wildcard_imports)] // the section's mistakes
use common::mistakes::visualization::*;
use common::properties::properties;
use common::recorded::recorded;
use common::strategies::images;
use common::value::Value;
use common::visualization::faint::{expect_three_images, three_images};
use common::visualization::images::{
    counted_from_1, expect_grid, expect_image, image_of, largest_absolute, stretch, wrong_stretches,
};
use common::visualization::tiles::{expect_five_images, five_images, outside_of_the_tile};
use common::visualization::{
    DIGIT_IMAGE, DISPLAY_DATA, GRID_SHAPE, corners, cut_out, draw, first_digits,
};
use common::{assert_same, difference, digits};
use handwritten::visualization::{
    BACKGROUND, PADDING, digit_image, display_data, grid_shape, side_of,
};
use ndarray::{Array1, Array2, Axis, array};

const READ_BY_COLUMN: &str = "The pixels of an image come column by column: reread what \
    book/src/visualization.md says about `digit_image`.";

#[test]
fn four_pixels_fill_the_columns_of_two_by_two() {
    let pixels = array![1.0, 2.0, 3.0, 4.0];
    let expected = array![[1.0, 3.0], [2.0, 4.0]];
    expect_image("1 2 3 4 as an image", &pixels, expected, digit_image)
        .assert(|| digit_image(&pixels));
}

#[test]
fn nine_pixels_fill_the_columns_of_three_by_three() {
    let pixels = counted_from_1(9);
    let expected = array![[1.0, 4.0, 7.0], [2.0, 5.0, 8.0], [3.0, 6.0, 9.0]];
    expect_image("1 to 9 as an image", &pixels, expected, digit_image)
        .assert(|| digit_image(&pixels));
}

#[test]
fn one_pixel_is_an_image() {
    let pixels = array![7.0];
    expect_image("one pixel", &pixels, array![[7.0]], digit_image).assert(|| digit_image(&pixels));
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
    let image = image_of(&pixels, &|row, column| 20 * column + row);
    let of_a_copy_is_right = || digit_image(&in_one_piece).is(&image, 0.0);
    let what = "the first row of x, which is stored column by column, as an image";
    expect_image(what, &in_one_piece, image.clone(), digit_image)
        .known_when(&NOT_IN_ONE_PIECE, |_| of_a_copy_is_right())
        .known_panic(
            &NOT_IN_ONE_PIECE,
            "called `Option::unwrap()` on a `None` value",
        )
        .assert(|| digit_image(&pixels));
    let octave = Array1::from(recorded("first_image_pixels_67_to_78"));
    Expect::of(
        DIGIT_IMAGE,
        "rows 7 to 18 of column 3 of the first digit",
        octave,
    )
    // Octave printed 17 significant digits, and nothing is computed here: only
    // the resizing that made the file can differ, by a few roundings.
    .within(1e-15)
    .known_each(wrong_stretches(&pixels))
    .assert(|| stretch(&digit_image(&pixels)));
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
    for &(pixels, side) in &[(0, 0), (1, 1), (4, 2), (9, 3), (400, 20)] {
        assert_eq!(side_of(pixels), side, "side of an image of {pixels} pixels");
    }
}

#[test]
fn the_tile_is_rather_wider_than_high() {
    for &(count, expected) in &[
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
        expect_grid(count, expected, grid_shape).assert(|| grid_shape(count));
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

#[test]
fn a_small_tile_is_filled_row_by_row() {
    let (x, expected) = five_images();
    let second_pixel = digit_image(&array![1.0, 2.0, 3.0, 4.0])[[1, 0]];
    let digit_image_is_right = second_pixel < 2.5; // 2 where it is, 3 read by row
    let read_by_row = if digit_image_is_right {
        &PIXELS_BY_ROW
    } else {
        &ROW_BY_ROW
    };
    let what = "five images of 2 × 2 on one tile, values divided by 4, 2, 8, 0.4 and 2";
    let expect = expect_five_images(what, expected, read_by_row);
    let grid_is_right = grid_shape(5) == (2, 3);
    let expect = if grid_is_right {
        outside_of_the_tile(expect, display_data)
    } else {
        expect
    };
    expect.assert(|| display_data(&x));
}

#[test]
fn an_image_of_zeros_stays_0_and_a_faint_one_becomes_bright() {
    let (x, expected) = three_images();
    let what =
        "three images of 2 × 2: one of zeros, one of 1, 2, 0 and 4 times 1e-30, a bright one";
    expect_three_images(what, expected, display_data).assert(|| display_data(&x));
}

#[test]
fn the_tile_of_one_hundred_digits_has_211_pixels_a_side() {
    // 1 of padding and ten times 20 pixels and 1 of padding
    for &(count, expected) in &[
        (1, (22, 22)),
        (2, (22, 43)),
        (3, (22, 64)),
        (10, (64, 85)),
        (100, (211, 211)),
    ] {
        let what = format!("pixels of a tile of {count} digits, {PADDING} between and around them");
        Expect::of(DISPLAY_DATA, what, expected)
            .assert(|| display_data(&first_digits(count)).dim());
    }
}

#[test]
fn the_tile_of_no_images_is_background() {
    let tile = display_data(&Array2::zeros((0, 4)));
    assert!(
        all(&tile, &|value| value == BACKGROUND),
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
        let pixels = vector(side * side, &|i| first + i as f64);
        let expected = image_of(&pixels, &|row, column| side * column + row);
        let what = format!("{READ_BY_COLUMN}\nAn image of {side} × {side} pixels");
        assert_same(&digit_image(&pixels), &expected, what);
    }

    #[test]
    fn every_image_stands_in_its_place_at_full_contrast(x in images()) {
        let mut tile = display_data(&x);
        let side = side_of(x.ncols());
        let (_, columns) = grid_shape(x.nrows());
        for &(i, corner) in &corners(x.nrows(), columns, side) {
            let pixels = x.row(i);
            let found = cut_out(&mut tile, corner, side);
            let expected = digit_image(&pixels) / largest_absolute(&pixels).max(f64::MIN_POSITIVE);
            // Quotients of at most 1, each rounded once or twice.
            let same = |a: &f64, b: &f64| (a - b).abs() < 1e-15;
            if let Some(difference) = difference(&found, &expected, same) {
                panic!("image {i} of {} in the tile: {difference}", x.nrows());
            }
        }
        let background = Array2::from_elem(tile.dim(), BACKGROUND);
        assert_same(&tile, &background, "the tile between and around the images");
    }

    #[test]
    fn a_faint_image_shows_as_well_as_a_bold_one(x in images(), factor in 0.001..1000.0) {
        let brighter = mapped(&x, &|p| p * factor);
        let difference = display_data(&x) - display_data(&brighter);
        assert!(
            // Each value is at most 1 and rounded a few times.
            all(&difference, &|d| d.abs() < 1e-14),
            "the tile must not change when all pixels are multiplied by {factor}"
        );
    }
}
