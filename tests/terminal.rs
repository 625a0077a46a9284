//! Pictures in a terminal. Run: `cargo test --test terminal`.

#![cfg(feature = "beyond")]

use handwritten::terminal::{Ink, draw, side_by_side};
use ndarray::{Array2, array};
use proptest::prelude::*;

#[test]
fn one_character_shows_two_pixels_one_above_the_other() {
    let picture = array![[0.0, 1.0, 0.0, 1.0], [0.0, 0.0, 1.0, 1.0]];
    assert_eq!(
        draw(&picture, 80, Ink::Plain),
        [" ▀▄█"],
        "expected blank, upper half, lower half and full block"
    );
}

#[test]
fn an_odd_last_row_stands_above_nothing() {
    let picture = array![[1.0], [1.0], [1.0]];
    assert_eq!(
        draw(&picture, 80, Ink::Plain),
        ["█", "▀"],
        "below the last of three rows there is nothing to draw"
    );
}

#[test]
fn greys_are_those_of_256_colours_and_end_with_the_line() {
    let picture = array![[0.0, 0.0, 1.0], [1.0, 1.0, 1.0]];
    assert_eq!(
        draw(&picture, 80, Ink::Grey),
        ["\x1b[38;5;16;48;5;231m▀▀\x1b[38;5;231;48;5;231m \x1b[0m"],
        "black is colour 16, white 231; a colour holds until the next one"
    );
}

#[test]
fn values_beyond_black_and_white_are_cut_off() {
    let beyond = array![[-3.0, 7.0, f64::NAN], [-0.1, 1.1, f64::NAN]];
    let within = array![[0.0, 1.0, 0.0], [0.0, 1.0, 0.0]];
    assert_eq!(
        draw(&beyond, 80, Ink::Grey),
        draw(&within, 80, Ink::Grey),
        "values below 0 and NaN are black, above 1 white"
    );
}

#[test]
fn drawings_of_different_height_stand_side_by_side() {
    let drawings = [
        vec!["ab".to_owned()],
        vec!["cd".to_owned(), "ef".to_owned()],
    ];
    assert_eq!(
        side_by_side(&drawings, 2, 1),
        ["ab cd", "   ef"],
        "the shorter drawing continues with blanks"
    );
}

/// What is seen of a line: escape sequences are not.
fn seen(line: &str) -> String {
    let mut parts = line.split('\x1b');
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |seen, part| {
        seen + part.split_once('m').map_or("", |(_, text)| text)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_wider_than_asked(rows in 1..40_usize, columns in 1..200_usize, width in 1..120_usize) {
        let picture = Array2::from_shape_fn((rows, columns), |(r, c)| ((r + c) % 3) as f64 / 2.0);
        for ink in [Ink::Plain, Ink::Grey] {
            let lines = draw(&picture, width, ink);
            let widths: Vec<usize> = lines.iter().map(|line| seen(line).chars().count()).collect();
            prop_assert!(
                widths.iter().all(|&found| found <= width && found == widths[0]),
                "{rows} × {columns} pixels in a width of {width}: lines of {widths:?} characters"
            );
            // A picture that fits is not made smaller.
            let expected = if columns <= width { columns } else { columns.div_ceil(columns.div_ceil(width)) };
            prop_assert_eq!(widths[0], expected, "characters in a line");
        }
    }
}
