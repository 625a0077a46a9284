//! A person's own digit, made to look like the training digits. Run:
//! `cargo test --test own_digit`.

#![cfg(feature = "beyond")]

use common::largest_difference;
use handwritten::own_digit::{NoInk, like_training_digits, resize};
use ndarray::{Array1, Array2, array, s};
use proptest::prelude::*;

/// A 4 in thick lines, light on dark, with its upper left corner at a place.
fn four(rows: usize, columns: usize, top: usize, left: usize) -> Array2<f64> {
    let mut picture = Array2::zeros((rows, columns));
    let mut fill = |rows: [usize; 2], columns: [usize; 2]| {
        let (first, last) = (top + rows[0], top + rows[1]);
        let (from, to) = (left + columns[0], left + columns[1]);
        picture.slice_mut(s![first..last, from..to]).fill(1.0);
    };
    fill([0, 34], [0, 8]);
    fill([26, 34], [0, 40]);
    fill([0, 60], [26, 34]);
    picture
}

fn seen(picture: &Array2<f64>) -> Array1<f64> {
    like_training_digits(picture, 20).expect("there is ink in it")
}

#[test]
fn the_filter_is_the_one_that_made_the_data() {
    // 4 pixels to 2 by the recipe in data/README.md, by hand: the kernel,
    // widened twofold, is 0.8671875 and 0.2265625 at distances of 0.5 and 1.5
    // halved, −0.0703125 and −0.0234375 at 2.5 and 3.5. Pixel 0 has its centre
    // at 0.5; beyond the edge, two pixels repeat the first.
    let kernel = [0.8671875, 0.2265625, -0.0703125, -0.0234375];
    let sum = 2.0 * (kernel[0] + kernel[1] + kernel[2] + kernel[3]);
    let first = [
        kernel[0] + kernel[1] + kernel[2] + kernel[3],
        kernel[0],
        kernel[1],
        kernel[2] + kernel[3],
    ];
    let small = resize(&Array2::eye(4), (2, 4));
    let expected = Array1::from_iter(first.map(|weight| weight / sum));
    let distance = largest_difference(&small.row(0).to_owned(), &expected);
    assert!(
        distance < 1e-15, // a few roundings
        "weights of the four pixels: expected {expected}, came {}",
        small.row(0)
    );
}

#[test]
fn a_picture_of_one_grey_keeps_it_up_to_the_edges() {
    let flat = resize(&Array2::from_elem((28, 28), 0.3), (20, 20));
    let distance = largest_difference(&flat, &Array2::from_elem((20, 20), 0.3));
    assert!(distance < 1e-15, "weights that do not add up to 1: {flat}");
}

#[test]
fn the_digit_is_unrolled_column_by_column() {
    // An upright line: its ink is in few columns, so in few runs of 20 pixels.
    let mut picture = Array2::zeros((60, 60));
    picture.slice_mut(s![10..50, 28..33]).fill(1.0);
    let image = seen(&picture).into_shape_with_order((20, 20)).unwrap();
    let columns = image
        .rows()
        .into_iter()
        .filter(|column| column.sum() > 1.0)
        .count();
    assert!(
        columns <= 4,
        "an upright line has ink in {columns} columns: it lies on its side"
    );
}

#[test]
fn the_longer_side_fills_the_box_and_the_centre_of_mass_is_in_the_middle() {
    let image = seen(&four(90, 90, 3, 40))
        .into_shape_with_order((20, 20))
        .unwrap();
    // The box has 20 of the 28 pixels of the field: 14.3 of the 20 seen.
    let rows = (0..20).filter(|&row| image.column(row).iter().any(|&ink| ink > 0.5));
    let height = rows.count();
    assert!(
        (14..=15).contains(&height),
        "the digit is {height} pixels high, expected 20 · 20 / 28"
    );
    let mass = image.sum();
    let mean = |axis: fn((usize, usize)) -> usize| {
        image
            .indexed_iter()
            .map(|(at, ink)| axis(at) as f64 * ink)
            .sum::<f64>()
            / mass
    };
    // Half a pixel of the field, in pixels seen, and the rounding of the filter.
    let off = 0.5 * 20.0 / 28.0 + 0.05;
    for (name, centre) in [("columns", mean(|at| at.0)), ("rows", mean(|at| at.1))] {
        assert!(
            (centre - 9.5).abs() <= off,
            "centre of mass over the {name}: {centre}, expected 9.5 ± {off:.2}"
        );
    }
}

#[test]
fn dark_on_light_is_seen_as_light_on_dark() {
    let light_on_dark = four(80, 70, 10, 10);
    let expected = seen(&light_on_dark);
    for (name, picture) in [
        ("dark on light", light_on_dark.mapv(|ink| 1.0 - ink)),
        ("pale on grey", light_on_dark.mapv(|ink| 0.6 - 0.3 * ink)),
        ("light on grey", light_on_dark.mapv(|ink| 0.4 + 0.3 * ink)),
    ] {
        let distance = largest_difference(&seen(&picture), &expected);
        assert!(
            distance < 1e-9,
            "{name}: a pixel differs by {distance} from the one of light on dark"
        );
    }
}

#[test]
fn thin_lines_are_made_as_thick_as_usual() {
    // The outline of a square, 400 pixels wide, drawn with a pen of 3 pixels:
    // 0.15 pixels of the box.
    let mut picture = Array2::zeros((500, 500));
    for (rows, columns) in [
        (50..53, 50..450),
        (447..450, 50..450),
        (50..450, 50..53),
        (50..450, 447..450),
    ] {
        picture.slice_mut(s![rows, columns]).fill(1.0);
    }
    let image = seen(&picture);
    // Four lines of 2.8 by about 17 pixels, in the smaller pixels that are seen.
    let expected = 4.0 * 2.8 * 17.2 * (20.0_f64 / 28.0).powi(2);
    let ink = image.sum();
    assert!(
        (ink - expected).abs() < 0.2 * expected,
        "ink of the square: {ink:.1}, expected about {expected:.1}"
    );
}

#[test]
fn a_picture_without_ink_is_refused() {
    for picture in [
        array![[0.5]],
        Array2::zeros((30, 40)),
        Array2::from_elem((9, 9), 0.97),
    ] {
        assert_eq!(
            like_training_digits(&picture, 20),
            Err(NoInk),
            "{} × {} pixels of one grey",
            picture.nrows(),
            picture.ncols()
        );
    }
}

#[test]
#[should_panic(expected = "a grey value that is not finite")]
fn a_grey_value_that_is_no_number_is_refused() {
    let mut picture = four(62, 42, 1, 1);
    picture[[0, 0]] = f64::NAN;
    let _ = like_training_digits(&picture, 20);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn where_the_digit_stands_makes_no_difference(top in 1..60_usize, left in 1..60_usize, below in 1..40_usize, right in 1..40_usize) {
        let expected = seen(&four(62, 42, 1, 1));
        let image = seen(&four(60 + top + below, 40 + left + right, top, left));
        let distance = largest_difference(&image, &expected);
        // The same pixels are cropped, so the same numbers are computed.
        prop_assert!(distance < 1e-12, "a pixel differs by {distance}");
    }

    #[test]
    fn any_picture_and_any_side_give_finite_pixels(
        rows in 1..50_usize, columns in 1..50_usize, side in 1..40_usize, seed in 0..1000_usize,
    ) {
        let picture = Array2::from_shape_fn((rows, columns), |(r, c)| ((r * 31 + c * 17 + seed) % 7) as f64 / 6.0);
        if let Ok(image) = like_training_digits(&picture, side) {
            prop_assert_eq!(image.len(), side * side, "pixels of the image");
            prop_assert!(
                image.iter().all(|ink| (-0.5..=1.5).contains(ink)),
                "ink beyond what the filter overshoots: {image}"
            );
        }
    }
}
