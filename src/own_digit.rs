//! Given: a person's own digit, made to look like the training digits.
//!
//! ```text
//! any picture ─▶ ink 0…1 ─▶ cropped ─▶ 20 × 20 ─▶ centred in 28 × 28 ─▶ side × side
//! ```
//!
//! A network knows digits only as it was shown them. Those of MNIST were fitted
//! into a box of 20 × 20 pixels, then moved in a field of 28 × 28 until their
//! centre of mass lay in its centre; the course made 20 × 20 pixels of that
//! field with the bicubic filter. A digit that is read must take the same way,
//! or it is unlike everything that the network has seen.
//!
//! Source: <http://yann.lecun.com/exdb/mnist/> for the box and the field;
//! `data/README.md` for the filter.

use std::{error::Error, fmt};

use ndarray::{Array1, Array2, ArrayRef2, s};

/// The longer side of a digit fills a box of so many pixels.
const BOX: usize = 20;

/// Pixels of a side of the field in which the digit is centred.
const FIELD: usize = 28;

/// Ink and ground must differ by this share of the way from black to white.
const LEAST_CONTRAST: f64 = 0.1;

/// Fainter than this share of the darkest ink is no ink but the grain of paper.
const GRAIN: f64 = 0.2;

/// The digit as the network sees it, one row of X.
///
/// `picture` has grey values from 0 to 1 (see [`load_png`](crate::picture::load_png)). It may be of any size,
/// dark on light or light on dark: the ground is what most of its border
/// shows, and ink is what differs most from it.
///
/// Shapes: the result has side² pixels, unrolled column by column.
///
/// # Errors
///
/// If nothing stands out from the ground.
///
/// # Panics
///
/// If the picture is empty or `side` is 0.
pub fn like_training_digits(picture: &ArrayRef2<f64>, side: usize) -> Result<Array1<f64>, NoInk> {
    assert!(!picture.is_empty() && side > 0, "an empty picture");
    let digit = crop(&ink(picture)?);
    let field = centre(&fit_into_box(&digit));
    let image = resize(&field, (side, side));
    Ok(image.t().iter().copied().collect()) // rows of the transpose are columns
}

/// The share of ink in every pixel: 0 on the ground, 1 where there is most.
fn ink(picture: &ArrayRef2<f64>) -> Result<Array2<f64>, NoInk> {
    let ground = ground(picture);
    let darkest = picture.fold(ground, |least, &value| value.min(least));
    let lightest = picture.fold(ground, |most, &value| value.max(most));
    let contrast = if ground - darkest > lightest - ground {
        darkest - ground
    } else {
        lightest - ground
    };
    if contrast.abs() < LEAST_CONTRAST {
        return Err(NoInk);
    }
    let share = |value| (value - ground) / contrast;
    Ok(picture.mapv(|value| ((share(value) - GRAIN) / (1.0 - GRAIN)).max(0.0)))
}

/// The grey value in the middle of all those on the border.
fn ground(picture: &ArrayRef2<f64>) -> f64 {
    let (rows, columns) = picture.dim();
    let border = [
        picture.row(0),
        picture.row(rows - 1),
        picture.column(0),
        picture.column(columns - 1),
    ];
    let mut values: Vec<f64> = border.iter().flatten().copied().collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The smallest part of the picture with all the ink.
fn crop(ink: &Array2<f64>) -> Array2<f64> {
    let has_ink = |line: ndarray::ArrayView1<f64>| line.iter().any(|&share| share > 0.0);
    let (mut top, mut bottom) = (0, ink.nrows());
    let (mut left, mut right) = (0, ink.ncols());
    while !has_ink(ink.row(top)) {
        top += 1;
    }
    while !has_ink(ink.row(bottom - 1)) {
        bottom -= 1;
    }
    while !has_ink(ink.column(left)) {
        left += 1;
    }
    while !has_ink(ink.column(right - 1)) {
        right -= 1;
    }
    ink.slice(s![top..bottom, left..right]).to_owned()
}

/// The digit with its longer side as long as the box, and its ink as dark as
/// before: a thin line turns grey when it is made small.
fn fit_into_box(digit: &Array2<f64>) -> Array2<f64> {
    let (rows, columns) = digit.dim();
    let longer = rows.max(columns);
    let fitted = |pixels: usize| ((pixels * BOX + longer / 2) / longer).max(1);
    let small = resize(digit, (fitted(rows), fitted(columns)));
    let most = small.fold(0.0_f64, |most, &share| most.max(share));
    small.mapv(|share| (share / most).clamp(0.0, 1.0))
}

/// The field with the digit in it, its centre of mass in the middle as nearly
/// as whole pixels allow.
fn centre(digit: &Array2<f64>) -> Array2<f64> {
    let (rows, columns) = digit.dim();
    let mass = digit.sum();
    let mean = |at: &dyn Fn((usize, usize)) -> usize| {
        let moments = digit.indexed_iter();
        moments.fold(0.0, |sum, (place, &share)| {
            sum + share * (at(place) as f64 + 0.5)
        }) / mass
    };
    let first = |mean: f64, length: usize| {
        let wanted = (FIELD as f64 / 2.0 - mean).round();
        // Between 0 and the width of the margin, so the cast is exact.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let first = wanted.clamp(0.0, (FIELD - length) as f64) as usize;
        first
    };
    let top = first(mean(&|(row, _)| row), rows);
    let left = first(mean(&|(_, column)| column), columns);
    let mut field = Array2::zeros((FIELD, FIELD));
    field
        .slice_mut(s![top..top + rows, left..left + columns])
        .assign(digit);
    field
}

/// The picture in another size, by the bicubic filter.
///
/// Where it becomes smaller the filter is widened by as much, so that every
/// pixel counts; the pixels on the edge repeat beyond it.
///
/// # Panics
///
/// If the picture is empty.
#[must_use]
pub fn resize(picture: &ArrayRef2<f64>, (rows, columns): (usize, usize)) -> Array2<f64> {
    let vertical = filter(picture.nrows(), rows); // rows × rows of the picture
    let horizontal = filter(picture.ncols(), columns);
    vertical.dot(picture).dot(&horizontal.t())
}

/// How much each of `from` pixels counts in each of `to` pixels: to × from.
fn filter(from: usize, to: usize) -> Array2<f64> {
    assert!(from > 0, "an empty picture");
    let scale = from as f64 / to as f64;
    let widening = scale.max(1.0);
    let reach = 2.0 * widening;
    let mut weights = Array2::zeros((to, from));
    for (index, mut row) in weights.rows_mut().into_iter().enumerate() {
        let centre = (index as f64 + 0.5) * scale - 0.5;
        // Whole numbers not far beyond the pixels, so the casts are exact.
        #[expect(clippy::cast_possible_truncation)]
        let (first, last) = (
            (centre - reach).ceil() as isize,
            (centre + reach).floor() as isize,
        );
        for pixel in first..=last {
            let weight = bicubic((pixel as f64 - centre) / widening);
            let inside = pixel.max(0).cast_unsigned().min(from - 1);
            row[inside] += weight;
        }
        row /= row.sum();
    }
    weights
}

/// The bicubic kernel with a = −½ (R. G. Keys, 1981).
fn bicubic(t: f64) -> f64 {
    let t = t.abs();
    if t <= 1.0 {
        (1.5 * t - 2.5) * t * t + 1.0
    } else if t < 2.0 {
        ((-0.5 * t + 2.5) * t - 4.0) * t + 2.0
    } else {
        0.0
    }
}

/// Nothing in a picture stands out from its ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoInk;

impl fmt::Display for NoInk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("shows nothing but one grey, expected a digit dark on light or light on dark")
    }
}

impl Error for NoInk {}
