//! One of the two matrices in a comparison.

use std::ops::Range;

use given::gradient_report::MatrixReport;
use ndarray::{Array2, ArrayView1, ArrayView2, Zip, s};

/// One matrix in a comparison.
pub(super) struct Block {
    pub(super) report: MatrixReport,
    pub(super) theta: Array2<f64>,
    pub(super) analytic: Array2<f64>,
    pub(super) expected: Array2<f64>,
    /// The right slope of the penalty: λ/m·θ, and 0 in column 0.
    pub(super) penalty: Array2<f64>,
    pub(super) tolerance: f64,
}

impl Block {
    /// "Theta1 is wrong in every column", for the first line.
    pub(super) fn place(&self) -> String {
        let MatrixReport { name, ratio, .. } = self.report;
        if self.report.agrees() {
            return format!("{name} is right");
        }
        let factor = match ratio {
            Some(0.0) => ", where yours is 0".to_owned(),
            Some(ratio) => format!(", where yours / expected is {ratio:.4}"),
            None => String::new(),
        };
        format!("{name} is wrong {}{factor}", self.report.place())
    }

    /// The worst entry, on a line of its own.
    pub(super) fn describe(&self, tolerance: f64) -> String {
        let report = &self.report;
        let Some(worst) = report.worst else {
            return String::new();
        };
        format!(
            "\n  {}: {} of {} entries are off by more than {tolerance:.0e}; worst at row {}, \
             column {}: expected {:.9}, got {:.9}",
            report.name,
            report.wrong,
            self.expected.len(),
            worst.row,
            worst.column,
            worst.numerical,
            worst.analytic,
        )
    }

    /// Whether the examples say nothing.
    pub(super) fn is_empty(&self) -> bool {
        let part = &self.analytic - &self.penalty;
        part.iter().all(|slope| slope.abs() <= self.tolerance)
    }

    /// Whether the gradient is the right one plus `added`.
    pub(super) fn is_off_by(&self, added: &Array2<f64>) -> bool {
        let room = self.tolerance * (1.0 + added.fold(0.0_f64, |most, a| most.max(a.abs())));
        let rest = &self.analytic - &self.expected - added;
        rest.iter().all(|d| d.abs() <= room)
    }

    /// Whether the examples' part is the right one times a number.
    pub(super) fn examples_have_one_factor(&self) -> bool {
        let right = &self.expected - &self.penalty;
        let length = (&right * &right).sum();
        let factor = ((&self.analytic - &self.penalty) * &right).sum() / length;
        self.is_off_by(&(&right * (factor - 1.0)))
    }

    /// Whether the examples' part is m times the right one, or an m-th of it.
    pub(super) fn is_averaged_wrongly(&self, m: f64) -> bool {
        let right = &self.expected - &self.penalty;
        self.is_off_by(&(&right * (m - 1.0))) || self.is_off_by(&(&right * (1.0 / m - 1.0)))
    }

    /// Whether the examples' part points where it should, up to an angle of this
    /// cosine, and its length is so many times the right one.
    pub(super) fn is_longer_by(&self, factor: Range<f64>, cosine_above: f64) -> bool {
        let analytic = &self.analytic - &self.penalty;
        let expected = &self.expected - &self.penalty;
        let dot = |a: &Array2<f64>, b: &Array2<f64>| (a * b).sum();
        let length = |a: &Array2<f64>| dot(a, a).sqrt();
        let cosine = dot(&analytic, &expected) / (length(&analytic) * length(&expected));
        cosine > cosine_above && factor.contains(&(length(&analytic) / length(&expected)))
    }

    /// Whether each row looks like the one above it should. Roughly, since the
    /// slope that a hidden unit's error was multiplied by is still its own.
    pub(super) fn rows_moved_down(&self) -> bool {
        let analytic = &self.analytic - &self.penalty;
        let expected = &self.expected - &self.penalty;
        if expected.nrows() < 3 {
            return false;
        }
        let moved = &analytic.slice(s![1.., ..]) - &expected.slice(s![..-1, ..]);
        let stayed = &analytic - &expected;
        let square = |a: &Array2<f64>| (a * a).sum();
        square(&moved) < 0.05 * square(&stayed)
    }
}

/// Whether every 2 × 2 corner at the largest entry has no determinant, and there
/// is one that has no zeros: a matrix of a single row is no sign of anything.
pub(super) fn is_column_times_row(matrix: &ArrayView2<f64>, tolerance: f64) -> bool {
    let is_something = |slopes: ArrayView1<f64>| slopes.iter().any(|s| s.abs() > tolerance);
    let rows = matrix.rows().into_iter().filter(|row| is_something(*row));
    let columns = matrix
        .columns()
        .into_iter()
        .filter(|column| is_something(*column));
    if rows.count() < 2 || columns.count() < 2 {
        return false;
    }
    let largest = matrix
        .indexed_iter()
        .max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
    let Some(((row, column), &pivot)) = largest else {
        return false;
    };
    Zip::indexed(matrix).all(|(i, j), &entry| {
        (entry - matrix[[i, column]] * matrix[[row, j]] / pivot).abs() <= tolerance
    })
}
