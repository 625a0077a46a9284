//! What the patterns ask about a gradient as a whole, and about the part of it that
//! the examples say.

use given::gradient_report::MatrixReport;
use given::network::{Gradient, Network, bias};
use ndarray::{Array1, Array2, Axis};

use super::Case;
use super::block::{Block, is_column_times_row};

/// What the patterns ask about: both matrices, with and without the penalty.
pub(super) struct Comparison {
    pub(super) step: Step,
    pub(super) m: f64,
    pub(super) lambda: f64,
    pub(super) theta1: Block,
    pub(super) theta2: Block,
}

/// What a function adds to the gradient.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Step {
    Examples,
    Penalty,
    Both,
}

impl Comparison {
    pub(super) fn new(
        case: &Case,
        gradient: &Gradient,
        expected: &Array1<f64>,
        tolerance: f64,
    ) -> Self {
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
            step: match case.function {
                "backpropagation::add_penalty_slope" => Step::Penalty,
                "backpropagation::backpropagation" => Step::Examples,
                _ => Step::Both,
            },
            m,
            lambda: case.lambda,
            theta1: block("Theta1", theta1, &gradient.theta1_grad, expected.theta1),
            theta2: block("Theta2", theta2, &gradient.theta2_grad, expected.theta2),
        }
    }

    pub(super) fn blocks(&self) -> [&Block; 2] {
        [&self.theta1, &self.theta2]
    }

    pub(super) fn slopes(&self) -> impl Iterator<Item = f64> {
        self.theta1
            .analytic
            .iter()
            .chain(&self.theta2.analytic)
            .copied()
    }

    pub(super) fn only_theta1(&self) -> bool {
        self.theta2.report.agrees()
    }

    pub(super) fn only_theta2(&self) -> bool {
        self.theta1.report.agrees()
    }

    pub(super) fn only_in_the_bias_column(&self) -> bool {
        let in_column_0 = |block: &Block| block.report.agrees() || block.report.columns == [0];
        self.blocks().into_iter().all(in_column_0)
    }

    pub(super) fn bias_alone_is_zero(&self) -> bool {
        self.only_in_the_bias_column() && self.bias_column_is_zero()
    }

    pub(super) fn bias_column_is_zero(&self) -> bool {
        let is_zero = |block: &Block| bias(&block.analytic).iter().all(|&slope| slope == 0.0);
        let mut wrong = self.blocks().into_iter().filter(|b| !b.report.agrees());
        wrong.all(is_zero)
    }

    /// analytic / expected of what the examples say, if it is one number in
    /// both matrices; what the penalty says is taken to be right.
    pub(super) fn data_factor(&self) -> Option<f64> {
        let mut entries = Vec::new(); // analytic, expected
        for block in self.blocks() {
            let analytic = &block.analytic - &block.penalty;
            let expected = &block.expected - &block.penalty;
            entries.extend(analytic.into_iter().zip(expected));
        }
        let largest = entries
            .iter()
            .max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
        let &(analytic, expected) = largest?;
        let factor = analytic / expected;
        let room = self.theta1.tolerance * (1.0 + factor.abs());
        let is_off_by_factor =
            |&(analytic, expected): &(f64, f64)| (analytic - factor * expected).abs() <= room;
        entries.iter().all(is_off_by_factor).then_some(factor)
    }

    pub(super) fn data_factor_is(&self, factor: f64) -> bool {
        self.data_factor()
            .is_some_and(|found| (found - factor).abs() <= 1e-6 * factor.abs())
    }

    /// Whether the slopes of the bias weights are m times too long or too short,
    /// and all others right.
    pub(super) fn bias_is_averaged_wrongly(&self) -> bool {
        let is_off_by = |factor: f64| {
            self.blocks().into_iter().all(|block| {
                let mut added = Array2::zeros(block.theta.raw_dim());
                let wrong = bias(&block.expected).mapv(|slope| slope * (factor - 1.0));
                added.column_mut(0).assign(&wrong);
                block.is_off_by(&added)
            })
        };
        self.step != Step::Penalty && (is_off_by(self.m) || is_off_by(1.0 / self.m))
    }

    /// Whether what the examples say about the bias weights, column 0, stands in
    /// the last one and all else one column further left: in what is wrong.
    pub(super) fn bias_is_last(&self) -> bool {
        let mut wrong = self.blocks().into_iter().filter(|b| !b.report.agrees());
        wrong.all(|block| {
            let right = &block.expected - &block.penalty;
            let columns: Vec<usize> = (1..right.ncols()).chain([0]).collect();
            block.is_off_by(&(right.select(Axis(1), &columns) - &right))
        })
    }

    /// Whether the average was taken over something else that has a size here.
    pub(super) fn has_another_divisor(&self) -> bool {
        let (inputs, labels) = (self.theta1.theta.ncols() - 1, self.theta2.theta.nrows());
        [inputs as f64, labels as f64, self.m - 1.0, 2.0 * self.m]
            .into_iter()
            .any(|divisor| divisor > 1.0 && self.data_factor_is(self.m / divisor))
    }

    pub(super) fn is_finite_in_the_bias_column_alone(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut entries = block.analytic.indexed_iter();
            entries.all(|((_, column), slope)| slope.is_finite() == (column == 0))
        })
    }

    /// Whether the examples say nothing but in the bias column, if there.
    pub(super) fn is_the_penalty_alone(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let rest = &block.analytic - &block.penalty;
            let mut columns = rest.columns().into_iter().skip(1);
            columns.all(|column| column.iter().all(|slope| slope.abs() <= block.tolerance))
        })
    }

    pub(super) fn same_slopes_in_another_order(&self) -> bool {
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

    /// Whether all slopes are right but for what rounding to fewer digits does.
    pub(super) fn is_rounded(&self) -> bool {
        self.blocks().iter().all(|block| {
            let scale = block
                .expected
                .iter()
                .fold(0.0_f64, |scale, w| scale.max(w.abs()));
            let off = &block.analytic - &block.expected;
            off.iter().all(|off| off.abs() < 1e-6 * scale)
        })
    }

    /// Whether what is wrong is a column times a row, as one example's part is
    /// and the sum of several is not.
    pub(super) fn is_of_one_example(&self) -> bool {
        let mut wrong = self.blocks().into_iter().filter(|b| !b.report.agrees());
        wrong.all(|block| {
            let part = &block.analytic - &block.penalty;
            let right = &block.expected - &block.penalty;
            is_column_times_row(&part.view(), block.tolerance)
                && !is_column_times_row(&right.view(), block.tolerance)
        })
    }
}
