//! Where what came differs from what was expected, in words.

use ndarray::{Array, ArrayD, Dimension, Zip};

/// Matrices with more entries are not printed in full.
const SHOWN_ENTRIES: usize = 120;

/// A known wrong value is rounded to six significant digits: off by at most
/// 5·10⁻⁶ of it; the rest is for sums in another order.
const LIKE: f64 = 1e-5;

/// How two results differ.
pub struct Difference {
    /// In one line, without a full stop.
    pub line: String,
    /// In full: lines of their own, each after a line break.
    pub rest: String,
}

impl Difference {
    fn in_short(line: String) -> Self {
        let rest = String::new();
        Self { line, rest }
    }
}

/// What a test compares.
pub trait Value {
    /// Whether both are the same, each number up to `room`.
    fn is(&self, expected: &Self, room: f64) -> bool;

    /// Whether it is what a mistake makes, to six digits.
    fn is_like(&self, wrong: &Self) -> bool;

    /// How it differs from what was expected.
    fn difference(&self, expected: &Self, room: f64) -> Difference;
}

impl Value for f64 {
    #[allow(clippy::float_cmp)] // of equal infinities the difference is NaN
    fn is(&self, expected: &Self, room: f64) -> bool {
        self == expected || (self - expected).abs() <= room || self.is_nan() && expected.is_nan()
    }

    fn is_like(&self, wrong: &Self) -> bool {
        self.is(wrong, LIKE * wrong.abs())
    }

    fn difference(&self, expected: &Self, _: f64) -> Difference {
        let ratio = self / expected;
        let factor = match (is_neat(ratio), is_neat(1.0 / ratio)) {
            (true, _) => format!(", {ratio:.0} times that"),
            (_, true) => format!(", that divided by {:.0}", 1.0 / ratio),
            _ => String::new(),
        };
        let (expected, got) = (in_digits(*expected), in_digits(*self));
        Difference::in_short(format!("expected {expected}, got {got}{factor}"))
    }
}

/// A number as it is written by hand: `{}` writes 10³⁰⁸ with 308 zeros.
fn in_digits(number: f64) -> String {
    let is_handy = number == 0.0 || !number.is_finite() || (1e-6..1e15).contains(&number.abs());
    if is_handy {
        number.to_string()
    } else {
        format!("{number:e}")
    }
}

/// Whether a factor is a whole number, which says something about a mistake.
fn is_neat(factor: f64) -> bool {
    let whole = factor.round();
    let is_another = (whole - 1.0).abs() > 0.5; // once that is that
    is_another && (1.0..1e6).contains(&whole.abs()) && (factor - whole).abs() < 1e-9 * whole.abs()
}

macro_rules! compared_whole {
    ($($kind:ty: $place:path),*) => {$(
        impl Value for $kind {
            fn is(&self, expected: &Self, _: f64) -> bool {
                self == expected
            }

            fn is_like(&self, wrong: &Self) -> bool {
                self == wrong
            }

            fn difference(&self, expected: &Self, _: f64) -> Difference {
                let place = $place(self, expected);
                Difference::in_short(format!("expected {expected:?}, got {self:?}{place}"))
            }
        }
    )*};
}

compared_whole!(
    bool: nowhere,
    usize: nowhere,
    (usize, usize): nowhere,
    Vec<bool>: first_place,
    Vec<usize>: first_place
);

fn nowhere<T>(_: &T, _: &T) -> &'static str {
    ""
}

/// Where the first wrong entry of a list is, if that is not seen at a glance.
fn first_place<T: PartialEq>(got: &[T], expected: &[T]) -> String {
    const SHORT: usize = 5;
    let mut pairs = got.iter().zip(expected);
    match pairs.position(|(got, expected)| got != expected) {
        Some(index) if got.len() == expected.len() && got.len() > SHORT => {
            format!(
                "; of {} number {} is the first that is wrong",
                got.len(),
                index + 1
            )
        }
        _ => String::new(),
    }
}

impl<D: Dimension> Value for Array<f64, D> {
    fn is(&self, expected: &Self, room: f64) -> bool {
        self.shape() == expected.shape()
            && Zip::from(self)
                .and(expected)
                .all(|got, expected| got.is(expected, room))
    }

    fn is_like(&self, wrong: &Self) -> bool {
        let largest = wrong.iter().filter(|w| w.is_finite());
        let largest = largest.fold(0.0_f64, |largest, w| largest.max(w.abs()));
        self.shape() == wrong.shape()
            && Zip::from(self)
                .and(wrong)
                .all(|got, wrong| got.is(wrong, LIKE * largest))
    }

    fn difference(&self, expected: &Self, room: f64) -> Difference {
        if self.shape() != expected.shape() {
            let (expected, got) = (expected.shape(), self.shape());
            return Difference::in_short(format!("expected the shape {expected:?}, got {got:?}"));
        }
        let owned = |array: &Self| array.view().into_dyn().to_owned();
        difference_of_arrays(&owned(self), &owned(expected), room)
    }
}

/// Of arrays of any number of axes, so that it is compiled once.
fn difference_of_arrays(got: &ArrayD<f64>, expected: &ArrayD<f64>, room: f64) -> Difference {
    let line = where_they_differ(got, expected, room);
    let (in_table, expected) = (table(got), table(expected));
    let rest = if got.len() > SHOWN_ENTRIES || in_table == expected {
        String::new() // nothing that could be seen
    } else {
        format!("\n  expected\n{expected}\n  got\n{in_table}")
    };
    Difference { line, rest }
}

/// All entries, with six significant digits.
fn table(array: &ArrayD<f64>) -> String {
    let shortened = |number: f64| format!("{number:.5e}").parse().unwrap_or(number);
    let entries = array.mapv(|number| in_digits(shortened(number)));
    entries.to_string()
}

/// How many entries are wrong, where, by which factor, and the worst of them.
fn where_they_differ(got: &ArrayD<f64>, expected: &ArrayD<f64>, room: f64) -> String {
    let wrong: Vec<Vec<usize>> = got
        .indexed_iter()
        .map(|(index, _)| index.slice().to_vec())
        .filter(|index| !got[&index[..]].is(&expected[&index[..]], room))
        .collect();
    let distance = |index: &Vec<usize>| {
        let distance = (got[&index[..]] - expected[&index[..]]).abs();
        if distance.is_nan() {
            f64::INFINITY
        } else {
            distance
        }
    };
    let worst = wrong
        .iter()
        .max_by(|a, b| distance(a).total_cmp(&distance(b)))
        .expect("results that differ do so somewhere");
    let factor = constant_factor(&wrong, got, expected);
    let factor = factor.map_or_else(String::new, |factor| {
        if (factor - 1.0).abs() < 5e-5 {
            return ", by a small part of each".to_owned();
        }
        format!(", got / expected is {factor:.4} in each")
    });
    format!(
        "wrong in {} of {} entries{}{factor}; at {worst:?} expected {}, got {}",
        wrong.len(),
        got.len(),
        place(&wrong, got.shape()),
        in_digits(expected[&worst[..]]),
        in_digits(got[&worst[..]])
    )
}

fn constant_factor(wrong: &[Vec<usize>], got: &ArrayD<f64>, expected: &ArrayD<f64>) -> Option<f64> {
    let mut factors = wrong
        .iter()
        .map(|index| got[&index[..]] / expected[&index[..]]);
    let first = factors.next().filter(|factor| factor.is_finite())?;
    let same = factors.all(|factor| (factor - first).abs() < 1e-6 * first.abs());
    (same && wrong.len() > 1).then_some(first)
}

/// The rows or columns of a matrix to which what is wrong is confined.
fn place(wrong: &[Vec<usize>], shape: &[usize]) -> String {
    let &[rows, columns] = shape else {
        return String::new();
    };
    let of = |axis: usize| {
        let mut lines: Vec<usize> = wrong.iter().map(|index| index[axis]).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    };
    let (in_rows, in_columns) = (of(0), of(1));
    if in_columns.len() < columns && in_columns.len() * rows <= in_rows.len() * columns {
        format!(", {}", named("column", &in_columns, columns))
    } else if in_rows.len() < rows {
        format!(", {}", named("row", &in_rows, rows))
    } else {
        String::new()
    }
}

fn named(line: &str, found: &[usize], all: usize) -> String {
    match found {
        [one] => format!("all in {line} {one}"),
        [1, ..] if found.len() + 1 == all => format!("none in {line} 0"),
        few if few.len() <= 6 => format!("all in the {line}s {few:?}"),
        many => format!("in {} of {all} {line}s", many.len()),
    }
}
