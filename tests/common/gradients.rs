//! Says where a gradient is wrong, and which mistake usually makes it so.
//!
//! A test hands its gradient and the one to expect to [`compare`]. What comes
//! back on failure names the matrix, the columns and the worst entry, and the
//! first line of [`PATTERNS`] that fits. To teach it another mistake, add a
//! line to that table; what a line may ask is in [`Comparison`].

use std::fmt::Write;
use std::ops::Range;

use handwritten::gradient_report::MatrixReport;
use handwritten::network::{Gradient, Network, bias};
use ndarray::{Array1, Array2, ArrayView2, Zip, s};

/// Whose gradient it is, and of which cost.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// What was called on what: "`backpropagation_loop` on the network 3-5-3".
    pub what: &'a str,
    /// The network at whose weights the gradient was taken.
    pub network: &'a Network,
    /// Number of examples.
    pub m: usize,
    /// Strength of the penalty.
    pub lambda: f64,
}

/// A mistake and the traces that it leaves in a gradient.
struct Pattern {
    /// Whether the gradient bears the traces.
    fits: fn(&Comparison) -> bool,
    /// What was done; reads after "This pattern comes from …".
    name: &'static str,
    /// The heading in `book/src/backpropagation.md` to read again.
    reread: &'static str,
}

/// What is known by its traces; the first line that fits is told.
const PATTERNS: &[Pattern] = &[
    Pattern {
        fits: |it| it.slopes().any(|slope| !slope.is_finite()),
        name: "a division by 0 or an e^z that overflows",
        reread: "Step 1: forward",
    },
    Pattern {
        fits: |it| it.slopes().all(|slope| slope == 0.0),
        name: "a gradient to which nothing was added",
        reread: "Step 4: accumulate",
    },
    // One factor in all that the examples say, whatever the penalty.
    Pattern {
        fits: |it| it.data_factor_is(-1.0),
        name: "an error of the output units with the wrong sign",
        reread: "Step 2: the error of the output units",
    },
    Pattern {
        fits: |it| it.data_factor_is(it.m),
        name: "the sum over the m examples where their average is asked for",
        reread: "Step 5: the average",
    },
    Pattern {
        fits: |it| it.data_factor_is(1.0 / it.m),
        name: "dividing by m twice",
        reread: "Step 5: the average",
    },
    Pattern {
        fits: |it| it.data_factor().is_some(),
        name: "one constant factor too many or too few, on everything",
        reread: "Step 5: the average",
    },
    // Right but for the penalty.
    Pattern {
        fits: |it| it.penalty_factors_are(0.0, 0.0),
        name: "a gradient without the penalty's part",
        reread: "Step 6: the slope of the penalty",
    },
    Pattern {
        fits: |it| it.penalty_factors_are(0.0, 1.0) || it.penalty_factors_are(1.0, 0.0),
        name: "adding the penalty's part to one of the two matrices only",
        reread: "Step 6: the slope of the penalty",
    },
    Pattern {
        fits: |it| it.penalty_factors_are(it.m, it.m),
        name: "a penalty that is not divided by m",
        reread: "Step 6: the slope of the penalty",
    },
    Pattern {
        fits: |it| it.penalty_factors_are(1.0 / it.m, 1.0 / it.m),
        name: "a penalty that is divided by m twice: it was added before the average was taken",
        reread: "Step 6: the slope of the penalty",
    },
    Pattern {
        fits: |it| it.penalty_factors_are(0.5, 0.5),
        name: "a slope of the penalty that lost the 2 of the square",
        reread: "Step 6: the slope of the penalty",
    },
    Pattern {
        fits: |it| it.penalty_factors_are(-1.0, -1.0),
        name: "subtracting the penalty's part",
        reread: "Step 6: the slope of the penalty",
    },
    Pattern {
        fits: |it| it.bias_is_off_by(|theta| theta),
        name: "penalising the weights of the bias units too",
        reread: "Step 6: the slope of the penalty",
    },
    Pattern {
        fits: |it| it.bias_is_off_by(|_| 1.0),
        name: "ones where the penalty of the bias weights should be zeros",
        reread: "Step 6: the slope of the penalty",
    },
    Pattern {
        fits: Comparison::penalty_leaves_out_row_0,
        name: "a penalty that leaves out the first row, a unit, instead of the first column",
        reread: "Step 6: the slope of the penalty",
    },
    // The bias column alone.
    Pattern {
        fits: |it| it.only_in_the_bias_column() && it.bias_column_is_zero(),
        name: "a slope of the bias weights that was left at 0",
        reread: "Step 4: accumulate",
    },
    Pattern {
        fits: Comparison::only_in_the_bias_column,
        name: "a mistake about the bias units only: each is 1, in every example",
        reread: "Step 4: accumulate",
    },
    Pattern {
        fits: Comparison::bias_column_is_zero,
        name: "a bias unit of 0 where it should be 1",
        reread: "Step 1: forward",
    },
    // One matrix or both.
    Pattern {
        fits: |it| it.only_theta1() && it.theta1.is_averaged_wrongly(it.m),
        name: "taking the average of Theta2's slopes but not of Theta1's, or taking it twice",
        reread: "Step 5: the average",
    },
    Pattern {
        fits: |it| it.only_theta2() && it.theta2.is_averaged_wrongly(it.m),
        name: "taking the average of Theta1's slopes but not of Theta2's, or taking it twice",
        reread: "Step 5: the average",
    },
    Pattern {
        fits: Comparison::is_of_one_example,
        name: "a single example: each has overwritten what those before it had said",
        reread: "Step 4: accumulate",
    },
    // Theta1 alone: what went back through the hidden layer.
    Pattern {
        fits: |it| it.only_theta1() && it.theta1.rows_moved_down(),
        name: "hidden errors that ended up one unit too far down: the wrong entry, or the wrong \
               column of Theta2, was left out for the bias unit",
        reread: "Step 3: the error of the hidden units",
    },
    Pattern {
        fits: |it| it.only_theta1() && it.theta1.is_longer_by(3.5..20.0, 0.9),
        name: "hidden errors without the slope of the sigmoid, which is ¼ at most",
        reread: "Step 3: the error of the hidden units",
    },
    Pattern {
        fits: |it| it.only_theta1() && it.theta1.is_longer_by(1.5..3.5, 0.9),
        name: "hidden errors with half of the slope of the sigmoid: it has two factors",
        reread: "Step 3: the error of the hidden units",
    },
    Pattern {
        fits: |it| it.only_theta1() && it.theta1.is_longer_by(0.85..1.2, 0.99),
        name: "a slope of the sigmoid that was taken at another place than the hidden units' z2",
        reread: "Step 3: the error of the hidden units",
    },
    Pattern {
        fits: Comparison::only_theta1,
        name: "a mistake on the way back to the hidden layer: Theta2 the wrong way round (where \
               there are as many labels as hidden units, both ways fit), the wrong column left \
               out, or the slope of the sigmoid",
        reread: "Step 3: the error of the hidden units",
    },
    // Theta2 alone.
    Pattern {
        fits: Comparison::only_theta2,
        name: "a mistake in what Theta2's errors are multiplied with, since the errors \
               themselves are right in Theta1: that is a2, with its bias unit",
        reread: "Step 4: accumulate",
    },
    // Both matrices, by no constant factor.
    Pattern {
        fits: Comparison::same_slopes_in_another_order,
        name: "the right slopes in another order than that of the weights, which is column by \
               column",
        reread: "The shapes of the gradient",
    },
    Pattern {
        fits: |it| it.theta2.is_longer_by(0.0..0.3, 0.9),
        name: "errors of the output units that were multiplied by the slope of the sigmoid: this \
               cost asks for none there",
        reread: "Step 2: the error of the output units",
    },
];

/// Compares a gradient with the one to expect, entry by entry.
///
/// # Errors
///
/// A message for the learner, if an entry is off by more than `tolerance`.
pub fn compare(
    case: &Case,
    gradient: &Gradient,
    expected: &Array1<f64>,
    tolerance: f64,
) -> Result<(), String> {
    let architecture = case.network.architecture();
    let shapes = (gradient.theta1_grad.dim(), gradient.theta2_grad.dim());
    let expected_shapes = (architecture.theta1_shape(), architecture.theta2_shape());
    if shapes != expected_shapes {
        return Err(format!(
            "{}: the shapes of the gradient are those of the weights, {expected_shapes:?}, \
             got {shapes:?}",
            case.what
        ));
    }
    let it = Comparison::new(case, gradient, expected, tolerance);
    if it.theta1.report.agrees() && it.theta2.report.agrees() {
        return Ok(());
    }
    Err(it.message(case, tolerance))
}

/// [`compare`], for a test that is no property.
#[track_caller]
pub fn assert_gradient(case: &Case, gradient: &Gradient, expected: &Array1<f64>, tolerance: f64) {
    if let Err(message) = compare(case, gradient, expected, tolerance) {
        panic!("{message}");
    }
}

/// What the patterns ask about: both matrices, with and without the penalty.
struct Comparison {
    m: f64,
    lambda: f64,
    theta1: Block,
    theta2: Block,
}

/// One matrix in a comparison.
struct Block {
    report: MatrixReport,
    theta: Array2<f64>,
    analytic: Array2<f64>,
    expected: Array2<f64>,
    /// The right slope of the penalty: λ/m·θ, and 0 in column 0.
    penalty: Array2<f64>,
    tolerance: f64,
}

impl Comparison {
    fn new(case: &Case, gradient: &Gradient, expected: &Array1<f64>, tolerance: f64) -> Self {
        let expected = Network::roll(expected, case.network.architecture());
        let m = case.m as f64;
        let block = |name, theta: &Array2<f64>, analytic: &Array2<f64>, expected: Array2<f64>| {
            let mut penalty = theta * (case.lambda / m);
            penalty.column_mut(0).fill(0.0);
            Block {
                report: MatrixReport::new(name, analytic, &expected, tolerance),
                theta: theta.clone(),
                analytic: analytic.clone(),
                expected,
                penalty,
                tolerance,
            }
        };
        let Network { theta1, theta2 } = case.network;
        Self {
            m,
            lambda: case.lambda,
            theta1: block("Theta1", theta1, &gradient.theta1_grad, expected.theta1),
            theta2: block("Theta2", theta2, &gradient.theta2_grad, expected.theta2),
        }
    }

    fn message(&self, case: &Case, tolerance: f64) -> String {
        let mut message = format!(
            "{}, lambda {}: slopes are off by more than {tolerance:.0e}",
            case.what, case.lambda
        );
        for block in self.blocks() {
            message.push_str("\n  ");
            message.push_str(&block.describe());
        }
        if !self.is_telling() {
            message.push_str(
                "\n  This network is too small, or has too many zeros, to tell which mistake it \
                 is: go by the recorded networks.",
            );
            return message;
        }
        let pattern = PATTERNS.iter().find(|pattern| (pattern.fits)(self));
        let (name, reread) = match pattern {
            Some(pattern) => (pattern.name, pattern.reread),
            None => (
                "no single mistake that is known here; look at the examples worked by hand first",
                "The six steps, one by one",
            ),
        };
        write!(
            message,
            "\n  This pattern comes from {name}.\n  Reread \"{reread}\" in \
             book/src/backpropagation.md."
        )
        .expect("writing to a String cannot fail");
        message
    }

    /// Whether different mistakes leave different traces: not so with a single
    /// example or unit, nor where a weight or a slope is 0, as in the cases to
    /// which properties shrink.
    fn is_telling(&self) -> bool {
        self.m > 1.0
            && self.blocks().into_iter().all(|block| {
                let examples = &block.expected - &block.penalty;
                block.theta.nrows() > 1
                    && block.theta.iter().all(|&weight| weight != 0.0)
                    && examples.iter().all(|slope| slope.abs() > block.tolerance)
            })
    }

    fn blocks(&self) -> [&Block; 2] {
        [&self.theta1, &self.theta2]
    }

    fn slopes(&self) -> impl Iterator<Item = f64> {
        self.theta1
            .analytic
            .iter()
            .chain(&self.theta2.analytic)
            .copied()
    }

    fn only_theta1(&self) -> bool {
        self.theta2.report.agrees()
    }

    fn only_theta2(&self) -> bool {
        self.theta1.report.agrees()
    }

    fn only_in_the_bias_column(&self) -> bool {
        let in_column_0 = |block: &Block| block.report.agrees() || block.report.columns == [0];
        self.blocks().into_iter().all(in_column_0)
    }

    fn bias_column_is_zero(&self) -> bool {
        let is_zero = |block: &Block| bias(&block.analytic).iter().all(|&slope| slope == 0.0);
        let mut wrong = self.blocks().into_iter().filter(|b| !b.report.agrees());
        wrong.all(is_zero)
    }

    /// analytic / expected of what the examples say, if it is one number in
    /// both matrices; what the penalty says is taken to be right.
    fn data_factor(&self) -> Option<f64> {
        let entries = || {
            self.blocks().into_iter().flat_map(|block| {
                let analytic = (&block.analytic - &block.penalty).into_iter();
                analytic.zip(&block.expected - &block.penalty)
            })
        };
        let (analytic, expected) = entries().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
        let factor = analytic / expected;
        let room = self.theta1.tolerance * (1.0 + factor.abs());
        entries()
            .all(|(analytic, expected)| (analytic - factor * expected).abs() <= room)
            .then_some(factor)
    }

    fn data_factor_is(&self, factor: f64) -> bool {
        self.data_factor()
            .is_some_and(|found| (found - factor).abs() <= 1e-6 * factor.abs())
    }

    /// Whether the gradient would be right with so many times the right penalty
    /// in Theta1 and in Theta2.
    fn penalty_factors_are(&self, theta1: f64, theta2: f64) -> bool {
        self.theta1
            .is_off_by(&((theta1 - 1.0) * &self.theta1.penalty))
            && self
                .theta2
                .is_off_by(&((theta2 - 1.0) * &self.theta2.penalty))
    }

    /// Whether λ/m times something made of the bias weights was added to their
    /// slopes, and all else is right.
    fn bias_is_off_by(&self, something: fn(f64) -> f64) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut added = Array2::zeros(block.theta.raw_dim());
            let wrong = bias(&block.theta).mapv(something) * (self.lambda / self.m);
            added.column_mut(0).assign(&wrong);
            block.is_off_by(&added)
        })
    }

    fn penalty_leaves_out_row_0(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = &block.theta * (self.lambda / self.m);
            wrong.row_mut(0).fill(0.0);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    fn same_slopes_in_another_order(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let sorted = |matrix: &Array2<f64>| {
                let mut slopes = matrix.iter().copied().collect::<Vec<_>>();
                slopes.sort_by(f64::total_cmp);
                Array1::from(slopes)
            };
            let distance = sorted(&block.analytic) - sorted(&block.expected);
            distance.iter().all(|d| d.abs() <= block.tolerance)
        })
    }

    /// Whether what is wrong is a column times a row, as one example's part is.
    fn is_of_one_example(&self) -> bool {
        let mut wrong = self.blocks().into_iter().filter(|b| !b.report.agrees());
        wrong.all(|block| {
            let part = &block.analytic - &block.penalty;
            is_column_times_row(&part.view(), block.tolerance)
        })
    }
}

impl Block {
    fn describe(&self) -> String {
        let report = &self.report;
        let Some(worst) = report.worst else {
            return format!("{}: every entry agrees", report.name);
        };
        let factor = match report.ratio {
            Some(0.0) => "; yours is 0 wherever it is".to_owned(),
            Some(ratio) => format!("; yours / expected is {ratio:.4} wherever it is"),
            None => String::new(),
        };
        format!(
            "{}: wrong {}, {} of {} entries{factor}; worst at row {}, column {}: yours {:.9}, \
             expected {:.9}",
            report.name,
            report.place(),
            report.wrong,
            self.expected.len(),
            worst.row,
            worst.column,
            worst.analytic,
            worst.numerical,
        )
    }

    /// Whether the gradient is the right one plus `added`.
    fn is_off_by(&self, added: &Array2<f64>) -> bool {
        let room = self.tolerance * (1.0 + added.fold(0.0_f64, |most, a| most.max(a.abs())));
        let rest = &self.analytic - &self.expected - added;
        rest.iter().all(|d| d.abs() <= room)
    }

    /// Whether the examples' part is m times the right one, or an m-th of it.
    fn is_averaged_wrongly(&self, m: f64) -> bool {
        let right = &self.expected - &self.penalty;
        self.is_off_by(&(&right * (m - 1.0))) || self.is_off_by(&(&right * (1.0 / m - 1.0)))
    }

    /// Whether the examples' part points where it should, up to an angle of this
    /// cosine, and its length is so many times the right one.
    fn is_longer_by(&self, factor: Range<f64>, cosine_above: f64) -> bool {
        let analytic = &self.analytic - &self.penalty;
        let expected = &self.expected - &self.penalty;
        let dot = |a: &Array2<f64>, b: &Array2<f64>| (a * b).sum();
        let length = |a: &Array2<f64>| dot(a, a).sqrt();
        let cosine = dot(&analytic, &expected) / (length(&analytic) * length(&expected));
        cosine > cosine_above && factor.contains(&(length(&analytic) / length(&expected)))
    }

    /// Whether each row looks like the one above it should. Roughly, since the
    /// slope that a hidden unit's error was multiplied by is still its own.
    fn rows_moved_down(&self) -> bool {
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

/// Whether every 2 × 2 corner at the largest entry has no determinant.
fn is_column_times_row(matrix: &ArrayView2<f64>, tolerance: f64) -> bool {
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
