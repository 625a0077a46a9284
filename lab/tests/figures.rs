//! `cargo lab figures --check` must not miss a change, nor see one where two
//! machines round differently.

use cargo_lab::figures::{
    compare::{TENTH, difference},
    svg::{Svg, spoken},
};
use handwritten::picture::png_bytes;
use ndarray::{Array2, array};

/// A figure with a line, a word and a picture.
fn figure(x: f64, class: &str, word: &str, pixels: &Array2<f64>) -> String {
    let mut svg = Svg::new(100.0);
    svg.line(class, (x, 10.0), (20.0, 30.0));
    svg.text("note", (5.0, 5.0), word);
    let png = png_bytes(pixels, 0.0, 255.0, 1);
    svg.image("ink", (0.0, 0.0), (20.0, 20.0), &png);
    svg.file()
}

fn pixels(grey: f64) -> Array2<f64> {
    array![[0.0, grey], [200.0, 255.0]]
}

#[test]
fn a_tenth_is_rounding_and_two_tenths_are_a_change() {
    let drawn = figure(1.0, "thin", "0.5", &pixels(7.0));
    for (x, same) in [(1.0, true), (1.1, true), (0.9, true), (1.2, false)] {
        let found = figure(x, "thin", "0.5", &pixels(7.0));
        let said = difference(&found, &drawn, TENTH);
        assert_eq!(said.is_none(), same, "x = {x} against 1: {said:?}");
    }
}

#[test]
fn a_number_that_people_read_must_be_the_same() {
    let drawn = figure(1.0, "thin", "0.5", &pixels(7.0));
    let found = figure(1.0, "thin", "0.6", &pixels(7.0));
    let said = difference(&found, &drawn, 5.4).expect("the words differ");
    assert!(said.contains("0.6") && said.contains("0.5"), "{said}");
}

#[test]
fn a_class_and_a_missing_element_are_changes() {
    let drawn = figure(1.0, "thin", "0.5", &pixels(7.0));
    let found = figure(1.0, "thick", "0.5", &pixels(7.0));
    assert!(difference(&found, &drawn, TENTH).is_some(), "another class");
    let line = drawn.lines().nth(1).expect("a line of the file");
    let found = drawn.replace(&format!("{line}\n"), "");
    assert!(
        difference(&found, &drawn, TENTH).is_some(),
        "a line is gone"
    );
    let found = format!("{drawn}<line/>");
    assert!(difference(&found, &drawn, TENTH).is_some(), "a line more");
}

#[test]
fn a_pixel_may_be_one_grey_lighter_but_not_two() {
    let drawn = figure(1.0, "thin", "0.5", &pixels(7.0));
    for (grey, same) in [(7.0, true), (8.0, true), (6.0, true), (9.0, false)] {
        let found = figure(1.0, "thin", "0.5", &pixels(grey));
        let said = difference(&found, &drawn, TENTH);
        assert_eq!(said.is_none(), same, "grey {grey} against 7: {said:?}");
    }
    let turned = figure(1.0, "thin", "0.5", &array![[0.0, 7.0, 200.0, 255.0]]);
    assert!(
        difference(&turned, &drawn, TENTH).is_some(),
        "another shape"
    );
}

#[test]
fn numbers_are_written_for_people() {
    let cases = [
        (1234567.0, 0, "1,234,567"),
        (999.0, 0, "999"),
        (-0.25, 2, "−0.25"),
        (-0.001, 2, "0.00"),
        (-1234.5, 1, "−1,234.5"),
    ];
    for (value, decimals, expected) in cases {
        assert_eq!(spoken(value, decimals), expected);
    }
}
