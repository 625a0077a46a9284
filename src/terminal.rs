//! Given: pictures in a terminal.
//!
//! ```text
//! ▀  one character shows two pixels, one above the other:
//!    the upper half has the colour of the text, the lower that of the ground
//! ```
//!
//! Where there is colour, a pixel has one of 26 greys. Where there is none, as
//! in a file or with `NO_COLOR`, it is ink if it is brighter than the middle,
//! and the picture is plain text of the characters `▀▄█` and blanks.

use std::fmt::Write;

use ndarray::{Array2, ArrayRef2, s};

/// How pixels are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// In greys, for a terminal that knows 256 colours.
    Grey,
    /// In plain text: a pixel is ink or it is not.
    Plain,
}

/// The lines that show a picture whose pixels reach from 0, black, to 1,
/// white; what lies beyond is cut off.
///
/// A picture of more than `width` columns is made smaller, so no line has more
/// than `width` characters. Every line has the same number of them.
///
/// ```
/// use handwritten::terminal::{Ink, draw};
/// use ndarray::array;
///
/// let picture = array![[1.0, 0.0, 1.0], [0.0, 0.0, 1.0]];
/// assert_eq!(draw(&picture, 80, Ink::Plain), ["▀ █"]);
/// ```
///
/// # Panics
///
/// If `width` is 0.
#[must_use]
pub fn draw(picture: &ArrayRef2<f64>, width: usize, ink: Ink) -> Vec<String> {
    assert!(width > 0, "no room to draw in");
    let picture = shrink(picture, width);
    let (rows, columns) = picture.dim();
    let line = |top: usize| {
        let below = |column| picture.get((top + 1, column)).copied().unwrap_or(0.0);
        let pairs = (0..columns).map(|column| (picture[(top, column)], below(column)));
        match ink {
            Ink::Plain => pairs.map(|(upper, lower)| plain(upper, lower)).collect(),
            Ink::Grey => grey_line(pairs),
        }
    };
    (0..rows).step_by(2).map(line).collect()
}

/// Puts drawings of `width` characters side by side, `gap` blanks apart.
///
/// The higher ones decide how many lines there are.
#[must_use]
pub fn side_by_side(drawings: &[Vec<String>], width: usize, gap: usize) -> Vec<String> {
    let lines = drawings.iter().map(Vec::len).max().unwrap_or(0);
    let blank = " ".repeat(width);
    let line = |index: usize| {
        let parts = drawings
            .iter()
            .map(|drawing| drawing.get(index).unwrap_or(&blank).as_str());
        parts.collect::<Vec<_>>().join(&" ".repeat(gap))
    };
    (0..lines).map(line).collect()
}

/// The picture with at most `width` columns: each pixel is the average of the
/// square of pixels that it stands for.
fn shrink(picture: &ArrayRef2<f64>, width: usize) -> Array2<f64> {
    let (rows, columns) = picture.dim();
    let factor = columns.div_ceil(width).max(1);
    let average = |(row, column): (usize, usize)| {
        let (top, left) = (row * factor, column * factor);
        let (bottom, right) = ((top + factor).min(rows), (left + factor).min(columns));
        picture
            .slice(s![top..bottom, left..right])
            .mean()
            .unwrap_or(0.0)
    };
    Array2::from_shape_fn((rows.div_ceil(factor), columns.div_ceil(factor)), average)
}

fn plain(upper: f64, lower: f64) -> char {
    match (upper > 0.5, lower > 0.5) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

fn grey_line(pairs: impl Iterator<Item = (f64, f64)>) -> String {
    let mut line = String::new();
    let mut before = None;
    for (upper, lower) in pairs {
        let colours = (grey(upper), grey(lower));
        // Neighbours are often alike; a colour holds until the next one.
        if before.replace(colours) != Some(colours) {
            let (upper, lower) = colours;
            write!(line, "\x1b[38;5;{upper};48;5;{lower}m").expect("writing to a String");
        }
        line.push(if colours.0 == colours.1 { ' ' } else { '▀' });
    }
    line + "\x1b[0m"
}

/// The grey of the 256 colours that is next to a value: black, 24 greys, white.
// Between 0 and 25, so the cast is exact; NaN becomes 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn grey(value: f64) -> u8 {
    match (25.0 * value.clamp(0.0, 1.0)).round() as u8 {
        0 => 16,
        25 => 231,
        step => 231 + step,
    }
}
