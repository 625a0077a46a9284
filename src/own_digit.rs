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

use std::{error::Error, f64::consts::PI, fmt};

use ndarray::{Array1, Array2, ArrayRef2, s};

/// The longer side of a digit fills a box of so many pixels.
const BOX: usize = 20;

/// Pixels of a side of the field in which the digit is centred.
const FIELD: usize = 28;

/// Ink and ground must differ by this share of the way from black to white.
const LEAST_CONTRAST: f64 = 0.1;

/// Fainter than this share of the darkest ink is no ink but the grain of paper.
const GRAIN: f64 = 0.2;

/// The thickness of lines is measured with so many pixels to one of the box.
const FINE: usize = 4;

/// More ink than this is a line, less its blurred edge.
const LINE: f64 = 0.3;

/// Thickness of a line in pixels of the box: the middle of the training
/// digits, as `line_width` measures them.
const USUAL: f64 = 2.8;

/// Thinner lines are made as thick as usual; one in five training digits has
/// them, but a pen's line in a large picture is thinner still.
const THINNEST: f64 = 2.3;

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
/// If the picture is empty or `side` is 0, or if a grey value is not finite.
pub fn like_training_digits(picture: &ArrayRef2<f64>, side: usize) -> Result<Array1<f64>, NoInk> {
    assert!(!picture.is_empty() && side > 0, "an empty picture");
    let finite = picture.iter().all(|grey| grey.is_finite());
    assert!(finite, "a grey value that is not finite, expected 0 to 1");
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

/// The smallest part of the picture with all the ink but the faintest.
fn crop(ink: &Array2<f64>) -> Array2<f64> {
    let has_ink = |line: ndarray::ArrayView1<f64>| line.iter().any(|&share| share > LINE);
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

/// The digit with its longer side as long as the box, its ink as dark and its
/// lines about as thick as in the training digits.
fn fit_into_box(digit: &Array2<f64>) -> Array2<f64> {
    let fine = scale_to(digit, FINE * BOX);
    let width = line_width(&fine);
    let thinnest = FINE as f64 * THINNEST;
    if width >= thinnest {
        return scale_to(&fine, BOX);
    }
    // A thicker digit is larger, and is made smaller again with its lines.
    let growth = (FINE as f64 * USUAL - width) / (1.0 - USUAL / BOX as f64);
    scale_to(&thicken(&fine, growth / 2.0), BOX)
}

/// The digit with its longer side as long as `side`. A thin line turns grey
/// when it is made small; the darkest ink is made full again.
fn scale_to(digit: &Array2<f64>, side: usize) -> Array2<f64> {
    let (rows, columns) = digit.dim();
    let longer = rows.max(columns);
    let fitted = |pixels: usize| ((pixels * side + longer / 2) / longer).max(1);
    let scaled = resize(digit, (fitted(rows), fitted(columns)));
    let most = scaled.fold(0.0_f64, |most, &share| most.max(share));
    scaled.mapv(|share| (share / most).clamp(0.0, 1.0))
}

/// How thick the lines of a digit are, in its pixels: a long line has twice
/// its area divided by its outline.
fn line_width(digit: &Array2<f64>) -> f64 {
    let (rows, columns) = digit.dim();
    let is_ink = |row, column| digit.get((row, column)).is_some_and(|&share| share > LINE);
    let (mut area, mut edges) = (0.0, 0.0);
    for row in 0..=rows {
        for column in 0..=columns {
            let here = is_ink(row, column);
            let above = row > 0 && is_ink(row - 1, column);
            let before = column > 0 && is_ink(row, column - 1);
            area += f64::from(u8::from(here));
            edges += f64::from(u8::from(here != above) + u8::from(here != before));
        }
    }
    // Edges of pixels go along the axes only, and so are 4/π times the outline
    // on the average over all directions.
    2.0 * area / (edges * PI / 4.0)
}

/// The digit with `radius` pixels of ink more on all sides of its lines.
fn thicken(digit: &Array2<f64>, radius: f64) -> Array2<f64> {
    // Rounded up and not below 0, so the cast is exact.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let margin = radius.ceil().max(0.0) as usize;
    let (rows, columns) = digit.dim();
    let mut thick = Array2::zeros((rows + 2 * margin, columns + 2 * margin));
    for ((row, column), _) in digit.indexed_iter().filter(|&(_, &share)| share > LINE) {
        for down in 0..=2 * margin {
            for right in 0..=2 * margin {
                let [y, x] = [down, right].map(|offset| offset as f64 - margin as f64);
                if x.hypot(y) <= radius {
                    thick[[row + down, column + right]] = 1.0;
                }
            }
        }
    }
    thick
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
    let lower = apply(&filter(picture.nrows(), rows), picture);
    apply(&filter(picture.ncols(), columns), &lower.t()).reversed_axes()
}

/// The pixels that count in one pixel of the result: the first of them, and
/// how much it and those that follow count.
struct Band {
    first: usize,
    weights: Vec<f64>,
}

/// The picture with another number of rows.
fn apply(filter: &[Band], picture: &ArrayRef2<f64>) -> Array2<f64> {
    let mut result = Array2::zeros((filter.len(), picture.ncols()));
    for (band, mut row) in filter.iter().zip(result.rows_mut()) {
        let rows = picture.rows().into_iter().skip(band.first);
        for (&weight, source) in band.weights.iter().zip(rows) {
            row.scaled_add(weight, &source);
        }
    }
    result
}

/// How much each of `from` pixels counts in each of `to` pixels.
fn filter(from: usize, to: usize) -> Vec<Band> {
    assert!(from > 0, "an empty picture");
    let scale = from as f64 / to as f64;
    let widening = scale.max(1.0);
    let reach = 2.0 * widening;
    let band = |index: usize| {
        let centre = (index as f64 + 0.5) * scale - 0.5;
        // Whole numbers not far beyond the pixels, so the casts are exact.
        #[expect(clippy::cast_possible_truncation)]
        let (first, last) = (
            (centre - reach).ceil() as isize,
            (centre + reach).floor() as isize,
        );
        let inside = |pixel: isize| pixel.max(0).cast_unsigned().min(from - 1);
        let mut weights = vec![0.0; inside(last) - inside(first) + 1];
        for pixel in first..=last {
            let weight = bicubic((pixel as f64 - centre) / widening);
            weights[inside(pixel) - inside(first)] += weight;
        }
        let sum: f64 = weights.iter().sum();
        for weight in &mut weights {
            *weight /= sum;
        }
        Band {
            first: inside(first),
            weights,
        }
    };
    (0..to).map(band).collect()
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
