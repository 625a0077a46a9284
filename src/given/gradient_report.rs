//! Given: says where two gradients disagree, in the terms of the network.
//!
//! A relative difference says that a gradient is wrong. Which matrix is wrong,
//! in which columns, and whether by the same factor everywhere usually says why:
//! column 0 belongs to the bias units, a factor that is constant to a missing
//! 1/m, all of Theta1 but none of Theta2 to the step back through the hidden
//! layer.

use std::fmt;

use ndarray::{Array1, Array2, Zip};

use crate::network::{Architecture, Network};
use crate::published::RELATIVE_DIFFERENCE;

/// The relative difference that a gradient which is right stays below, at a step
/// of 10⁻⁴.
pub const TOLERANCE: f64 = RELATIVE_DIFFERENCE.margin;

/// Entries disagree when they differ by more than this share of the largest
/// entry: a thousand times what rounding and curvature do to a central
/// difference, a thousandth of what a mistake does.
const ENTRY_TOLERANCE: f64 = 1e-6;

/// How many significant digits the slopes of a [`CheckedParameter`] must share.
pub const SIGNIFICANT_DIGITS: f64 = 4.0;

/// How far a central difference of step ε = 10⁻⁴ may itself be off on the
/// lecture's network.
///
/// Curvature makes it wrong by ε²/6·|J‴|. Along a weight of Theta1, |J‴| is at
/// most 1.13³ (the brightest pixel, cubed) times 0.6 (ten outputs, weights of
/// Theta2 within ±0.41, slopes of the sigmoid at their steepest), which makes
/// 1.4·10⁻⁹; along one of Theta2 it is 0.1, which makes 0.2·10⁻⁹. No example
/// has all of that at once, and the average over the examples has far less:
/// the largest of 400 differences measured was 0.6·10⁻⁹. Rounding adds
/// 10⁻¹⁶·J/ε, about 10⁻¹¹ for a cost of 7.
///
/// A slope above 10⁻⁵ is therefore known to four digits and more. A smaller
/// one, such as that of a pixel near the border, which is black in nearly every
/// image, is not: of it one can say only that both gradients are that small.
pub const RESOLUTION: f64 = 1e-9;

/// Two ratios are the same factor when they differ by less than this share of
/// what sets the factor apart from 1.
const RATIO_TOLERANCE: f64 = 1e-3;

/// What comparing an analytic with a numerical gradient found.
#[derive(Clone, Debug, PartialEq)]
pub struct GradientReport {
    /// ‖numerical − analytic‖ / ‖numerical + analytic‖ over all weights.
    pub relative_difference: f64,
    /// The same comparison, matrix by matrix: `Theta1`, then `Theta2`.
    pub matrices: [MatrixReport; 2],
}

/// What the comparison found in one weight matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixReport {
    /// `Theta1` or `Theta2`.
    pub name: &'static str,
    /// Number of columns, the bias column included.
    pub width: usize,
    /// Number of entries that disagree.
    pub wrong: usize,
    /// The columns with entries that disagree, in ascending order.
    pub columns: Vec<usize>,
    /// analytic / numerical, if it is the same for all entries that disagree
    /// and these are at least two.
    pub ratio: Option<f64>,
    /// The entry that is furthest off, if any disagrees.
    pub worst: Option<Disagreement>,
}

/// One entry on which the gradients disagree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disagreement {
    /// Row of the weight matrix.
    pub row: usize,
    /// Column of the weight matrix; 0 is the bias column.
    pub column: usize,
    /// What backpropagation says.
    pub analytic: f64,
    /// What the central difference says.
    pub numerical: f64,
}

impl GradientReport {
    /// Compares two unrolled gradients of a network of this architecture.
    ///
    /// # Panics
    ///
    /// If the gradients do not have [`Architecture::parameter_count`] entries.
    #[must_use]
    pub fn new(
        architecture: Architecture,
        relative_difference: f64,
        analytic: &Array1<f64>,
        numerical: &Array1<f64>,
    ) -> Self {
        let largest = numerical
            .iter()
            .fold(0.0_f64, |largest, g| largest.max(g.abs()));
        let tolerance = ENTRY_TOLERANCE * largest;
        let analytic = Network::roll(analytic, architecture);
        let numerical = Network::roll(numerical, architecture);
        Self {
            relative_difference,
            matrices: [
                MatrixReport::new("Theta1", &analytic.theta1, &numerical.theta1, tolerance),
                MatrixReport::new("Theta2", &analytic.theta2, &numerical.theta2, tolerance),
            ],
        }
    }

    /// Whether the relative difference is below [`TOLERANCE`].
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.relative_difference < TOLERANCE
    }
}

impl MatrixReport {
    /// Compares two gradients of one matrix; entries disagree when they differ
    /// by more than `tolerance`, or when one is not a finite number.
    ///
    /// # Panics
    ///
    /// If the gradients have different shapes.
    #[must_use]
    pub fn new(
        name: &'static str,
        analytic: &Array2<f64>,
        numerical: &Array2<f64>,
        tolerance: f64,
    ) -> Self {
        let mut wrong = Vec::new();
        Zip::indexed(analytic)
            .and(numerical)
            .for_each(|(row, column), &analytic, &numerical| {
                let entry = Disagreement {
                    row,
                    column,
                    analytic,
                    numerical,
                };
                let distance = entry.distance();
                if !distance.is_finite() || distance > tolerance {
                    wrong.push(entry);
                }
            });
        let mut columns: Vec<usize> = wrong.iter().map(|entry| entry.column).collect();
        columns.sort_unstable();
        columns.dedup();
        Self {
            name,
            width: analytic.ncols(),
            wrong: wrong.len(),
            columns,
            ratio: constant_ratio(&wrong),
            worst: wrong
                .into_iter()
                .max_by(|a, b| a.distance().total_cmp(&b.distance())),
        }
    }

    /// Whether all entries of this matrix agree.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.worst.is_none()
    }

    /// Where this matrix disagrees, in words: "in every column but 0, the bias
    /// column".
    #[must_use]
    pub fn place(&self) -> String {
        match self.columns.as_slice() {
            [] => "nowhere".to_owned(),
            [0] => "in column 0 only, the bias column".to_owned(),
            columns if columns.len() == self.width => "in every column".to_owned(),
            columns if columns.len() + 1 == self.width && columns[0] == 1 => {
                "in every column but 0, the bias column".to_owned()
            }
            [column] => format!("in column {column} only"),
            columns if columns.len() <= 8 => format!("in the columns {columns:?}"),
            columns => format!("in {} of {} columns", columns.len(), self.width),
        }
    }
}

impl Disagreement {
    fn distance(&self) -> f64 {
        (self.analytic - self.numerical).abs()
    }

    fn ratio(&self) -> f64 {
        self.analytic / self.numerical
    }
}

/// The factor between the two gradients, if one factor explains all of `wrong`.
fn constant_ratio(wrong: &[Disagreement]) -> Option<f64> {
    let (first, rest) = wrong.split_first()?;
    let ratio = first.ratio();
    let same = |entry: &Disagreement| {
        (entry.ratio() - ratio).abs() <= RATIO_TOLERANCE * (ratio - 1.0).abs()
    };
    (ratio.is_finite() && !rest.is_empty() && rest.iter().all(same)).then_some(ratio)
}

impl fmt::Display for GradientReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.agrees() {
            "below"
        } else {
            "expected below"
        };
        write!(
            f,
            "relative difference {:.2e}, {verdict} {TOLERANCE:.0e}",
            self.relative_difference
        )?;
        for matrix in &self.matrices {
            write!(f, "\n{matrix}")?;
        }
        if !self.agrees() && self.matrices.iter().all(MatrixReport::agrees) {
            write!(
                f,
                "\nNo entry is off by more than {ENTRY_TOLERANCE:.0e} of the largest, less than \
                 mistakes in a gradient make: look at the central difference, its step first."
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for MatrixReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(worst) = self.worst else {
            return write!(f, "{}: every entry agrees", self.name);
        };
        write!(f, "{}: disagrees {}; ", self.name, self.place())?;
        match self.ratio {
            Some(0.0) => write!(f, "analytic is 0 wherever it does; ")?,
            Some(ratio) => write!(f, "analytic / numerical is {ratio:.4} wherever it does; ")?,
            None if self.wrong == 1 => write!(f, "in a single entry; ")?,
            None => write!(f, "not by a constant factor; ")?,
        }
        let Disagreement {
            row,
            column,
            analytic,
            numerical,
        } = worst;
        write!(f, "worst at row {row}, column {column}: ")?;
        write!(f, "analytic {analytic:.6e}, numerical {numerical:.6e}")
    }
}

/// One parameter of a large network with both of its slopes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CheckedParameter {
    /// Its place in the unrolled parameters.
    pub index: usize,
    /// What backpropagation says.
    pub analytic: f64,
    /// What the central difference says.
    pub numerical: f64,
}

impl CheckedParameter {
    /// Whether the two slopes agree to at least [`SIGNIFICANT_DIGITS`], or are
    /// closer than the [`RESOLUTION`] of a central difference.
    ///
    /// ```
    /// use given::gradient_report::CheckedParameter;
    ///
    /// let slopes = |analytic, numerical| CheckedParameter { index: 0, analytic, numerical };
    /// assert!(slopes(0.0190231, 0.0190231006).agrees());
    /// assert!(!slopes(0.0190, 0.0191).agrees());
    /// assert!(slopes(4e-10, 0.0).agrees());
    /// ```
    #[must_use]
    pub fn agrees(&self) -> bool {
        let distance = self.distance();
        distance.is_finite()
            && (distance <= RESOLUTION || self.significant_digits() >= SIGNIFICANT_DIGITS)
    }

    /// To how many significant digits the two slopes agree: 0..=15, fractions
    /// included; 0 if either is not a finite number.
    ///
    /// The central difference itself is not more accurate than [`RESOLUTION`],
    /// so slopes below 10⁻⁵ share fewer digits than they would if it were:
    /// [`agrees`](Self::agrees) takes that into account.
    #[must_use]
    pub fn significant_digits(&self) -> f64 {
        let larger = self.analytic.abs().max(self.numerical.abs());
        let distance = self.distance();
        if distance == 0.0 {
            return 15.0; // as many as a double holds
        }
        let digits = -(distance / larger).log10();
        if digits.is_nan() {
            0.0
        } else {
            digits.clamp(0.0, 15.0)
        }
    }

    fn distance(&self) -> f64 {
        (self.analytic - self.numerical).abs()
    }
}

impl fmt::Display for CheckedParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            index,
            analytic,
            numerical,
        } = self;
        write!(f, "parameter {index}: analytic {analytic:.6e}, ")?;
        write!(f, "numerical {numerical:.6e}, ")?;
        if self.agrees() && self.significant_digits() < SIGNIFICANT_DIGITS {
            write!(f, "too small for digits to count")
        } else {
            write!(f, "{:.1} digits agree", self.significant_digits())
        }
    }
}
