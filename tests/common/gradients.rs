//! Says where a gradient is wrong, and which mistake usually makes it so.
//!
//! A test hands its gradient and the one to expect to [`compare`]. What comes
//! back on failure names the matrix, the columns and the worst entry, and the
//! first line of `PATTERNS` that fits. To teach it another mistake, add a
//! line to that table; what a line may ask is in `Comparison`.

use std::ops::Range;

use given::gradient_report::MatrixReport;
use given::network::{Gradient, Network, bias};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis, Zip, s};

use super::expect::{caught, stopped};
#[allow(clippy::wildcard_imports)] // nearly all of the section's mistakes
use super::mistakes::backpropagation::*;
use super::mistakes::{Mistake, reread_for};

/// Whose gradient it is, and of which cost.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The function that was called, `chapter::function`.
    pub function: &'static str,
    /// What was called on what: "`backpropagation_loop` on the network 3-5-3".
    pub what: &'a str,
    /// The network at whose weights the gradient was taken.
    pub network: &'a Network,
    /// Number of examples.
    pub m: usize,
    /// Strength of the penalty.
    pub lambda: f64,
    /// Whether different mistakes leave different traces here: so it is with the
    /// recorded networks, and not with every one that a property draws.
    pub tells_mistakes_apart: bool,
}

/// The traces of a mistake, and what they say. The first that fits is told.
type Pattern = (fn(&Comparison) -> bool, Said);

/// What a pattern says.
enum Said {
    /// Which mistake it is.
    Likely(&'static Mistake),
    /// No name, but where to look: a sentence, and what to read again.
    LookAt(&'static str, &'static str),
}
use Said::{Likely, LookAt};

const PATTERNS: &[Pattern] = &[
    (
        Comparison::is_finite_in_the_bias_column_alone,
        Likely(&PENALTY_UPSIDE_DOWN),
    ),
    (
        |it| it.slopes().any(|slope| !slope.is_finite()),
        Likely(&NOT_FINITE),
    ),
    (
        |it| it.slopes().all(|slope| slope == 0.0),
        LookAt(
            "Every slope is 0: nothing was added to the gradient, or it did not stay there.",
            "backpropagation::Step 4: accumulate",
        ),
    ),
    (
        |it| it.step == Step::Penalty && it.is_the_penalty_alone(),
        Likely(&GRADIENT_REPLACED),
    ),
    (
        |it| it.theta1.is_empty() && it.theta2.is_empty(),
        LookAt(
            "It is the slope of the penalty alone: what the examples say did not get into it, or \
             did not stay there.",
            "backpropagation::Step 4: accumulate",
        ),
    ),
    // One factor in all that the examples say, whatever the penalty.
    (|it| it.data_factor_is(-1.0), Likely(&SIGN)),
    (|it| it.data_factor_is(it.m), Likely(&NOT_AVERAGED)),
    (|it| it.data_factor_is(1.0 / it.m), Likely(&AVERAGED_TWICE)),
    (Comparison::has_another_divisor, Likely(&OTHER_DIVISOR)),
    (
        |it| it.data_factor().is_some(),
        LookAt(
            "One constant factor too many or too few, on everything.",
            "backpropagation::Step 5: the average",
        ),
    ),
    // Right but for the penalty.
    (|it| it.penalty_factors_are(0.0, 0.0), Likely(&NO_PENALTY)),
    (
        |it| {
            // Or twice to one of them.
            let factors = [(0.0, 1.0), (1.0, 0.0), (0.0, 2.0), (2.0, 0.0)];
            factors
                .iter()
                .any(|&(one, other)| it.penalty_factors_are(one, other))
        },
        Likely(&PENALTY_OF_ONE),
    ),
    (
        |it| it.penalty_factors_are(it.m, it.m),
        Likely(&PENALTY_NOT_AVERAGED),
    ),
    (
        |it| it.penalty_factors_are(1.0 / it.m, 1.0 / it.m),
        Likely(&PENALTY_AVERAGED_TWICE),
    ),
    (
        |it| it.penalty_factors_are(it.m * it.m, it.m * it.m),
        Likely(&PENALTY_TIMES_M),
    ),
    (
        Comparison::penalty_is_upside_down,
        Likely(&PENALTY_UPSIDE_DOWN),
    ),
    (
        |it| it.lambda_is_no_size() && it.lambda_is_forgotten(),
        Likely(&LAMBDA_FORGOTTEN),
    ),
    (
        |it| it.penalty_factors_are(0.5, 0.5),
        Likely(&PENALTY_HALVED),
    ),
    (
        |it| it.penalty_factors_are(2.0, 2.0),
        Likely(&PENALTY_DOUBLED),
    ),
    (
        |it| it.penalty_factors_are(-1.0, -1.0),
        Likely(&PENALTY_SUBTRACTED),
    ),
    (
        |it| it.bias_is_off_by(|theta| theta),
        Likely(&BIAS_PENALISED),
    ),
    (|it| it.bias_is_off_by(|_| 1.0), Likely(&ONES_FOR_BIAS)),
    (
        Comparison::penalty_leaves_out_the_first_weight,
        Likely(&FIRST_WEIGHT_LEFT_OUT),
    ),
    (
        Comparison::penalty_leaves_out_row_0,
        Likely(&FIRST_ROW_LEFT_OUT),
    ),
    (
        Comparison::penalty_leaves_out_the_last_column,
        Likely(&LAST_COLUMN_LEFT_OUT),
    ),
    (Comparison::penalty_is_shifted, Likely(&PENALTY_SHIFTED)),
    (
        |it| it.penalty_is_where(&|block, row, column| column > 0 && row + 1 < block.theta.nrows()),
        Likely(&LAST_ROW_LEFT_OUT),
    ),
    (
        Comparison::penalty_ends_after_row_0,
        Likely(&FIRST_ROW_ALONE),
    ),
    (
        Comparison::penalty_goes_by_other_columns,
        Likely(&COLUMNS_OF_THE_OTHER),
    ),
    (
        Comparison::penalty_is_in_order_of_memory,
        Likely(&WEIGHTS_BY_MEMORY),
    ),
    (
        Comparison::penalty_is_of_the_gradient,
        Likely(&PENALTY_OF_GRADIENT),
    ),
    (Comparison::penalty_is_of_squares, Likely(&WEIGHTS_SQUARED)),
    (Comparison::is_the_penalty_alone, Likely(&GRADIENT_REPLACED)),
    (
        |it| it.lambda_is_no_size() && it.penalty_factors_are(it.lambda, it.lambda),
        Likely(&LAMBDA_TWICE),
    ),
    (
        Comparison::penalty_has_another_divisor,
        Likely(&PENALTY_OTHER_DIVISOR),
    ),
    (
        |it| it.penalty_factor().is_some(),
        LookAt(
            "All is right but for one constant factor on the penalty's part.",
            "backpropagation::Step 6: the slope of the penalty",
        ),
    ),
    (
        |it| it.only_theta1() && it.theta1.is_empty(),
        LookAt(
            "No product was added to Theta1's slopes, or the hidden errors are all 0.",
            "backpropagation::Step 4: accumulate",
        ),
    ),
    (
        |it| it.only_theta2() && it.theta2.is_empty(),
        Likely(&ONE_LEFT_AT_0),
    ),
    // The bias column alone.
    (
        |it| it.step == Step::Penalty && it.bias_alone_is_zero(),
        Likely(&BIAS_SET_TO_0),
    ),
    (
        |it| it.step == Step::Examples && it.bias_alone_is_zero(),
        Likely(&BIAS_LEFT_AT_0),
    ),
    (
        Comparison::bias_alone_is_zero,
        LookAt(
            "The slopes of the bias weights are 0: left so in step 4, or set to it in step 6.",
            "backpropagation::The six steps, one by one",
        ),
    ),
    (
        Comparison::bias_is_averaged_wrongly,
        Likely(&BIAS_NOT_AVERAGED),
    ),
    (
        |it| it.step == Step::Penalty && it.only_in_the_bias_column(),
        LookAt(
            "Only the bias weights are wrong: they have no penalty, and their slopes stay as they \
             were.",
            "backpropagation::Step 6: the slope of the penalty",
        ),
    ),
    (
        |it| it.lambda > 0.0 && it.only_in_the_bias_column(),
        LookAt(
            "It is about the bias units only: each is 1, in every example, and its weights have no \
             penalty.",
            "backpropagation::The six steps, one by one",
        ),
    ),
    (
        Comparison::only_in_the_bias_column,
        LookAt(
            "It is about the bias units only: each is 1, in every example.",
            "backpropagation::Step 4: accumulate",
        ),
    ),
    (
        |it| it.step == Step::Penalty,
        LookAt(
            "To each slope comes lambda/m times the weight in the same row and column, but for \
             column 0; so in both matrices, whose sizes differ.",
            "backpropagation::Step 6: the slope of the penalty",
        ),
    ),
    (Comparison::bias_column_is_zero, Likely(&NO_BIAS_UNIT)),
    (Comparison::bias_is_last, Likely(&BIAS_LAST)),
    // One matrix or both.
    (
        |it| it.only_theta1() && it.theta1.is_averaged_wrongly(it.m),
        Likely(&THETA2_AVERAGED_ALONE),
    ),
    (
        |it| it.only_theta2() && it.theta2.is_averaged_wrongly(it.m),
        Likely(&THETA1_AVERAGED_ALONE),
    ),
    (Comparison::is_of_one_example, Likely(&OVERWRITTEN)),
    (
        Comparison::is_rounded,
        LookAt(
            "Every slope is right to six digits and no further: numbers of single precision \
             (`f32`) keep no more, nor does a constant that was written with few.",
            "backpropagation::The six steps, one by one",
        ),
    ),
    // Theta1 alone: what went back through the hidden layer.
    (
        |it| it.only_theta1() && it.theta1.examples_have_one_factor(),
        LookAt(
            "One constant factor on the way back to the hidden layer; the slope of the sigmoid would \
             not be constant.",
            "backpropagation::Step 3: the error of the hidden units",
        ),
    ),
    (
        |it| it.only_theta1() && it.theta1.rows_moved_down(),
        Likely(&WRONG_ENTRY_DROPPED),
    ),
    (
        |it| it.only_theta1() && it.theta1.is_longer_by(3.5..20.0, 0.9),
        Likely(&NO_SLOPE),
    ),
    (
        |it| {
            let bias_is_right = !it.theta1.report.columns.contains(&0);
            it.only_theta1() && it.lambda == 0.0 && bias_is_right
        },
        LookAt(
            "The sum of the hidden errors is right, or the bias column of Theta1 would be wrong too, \
             so it is what each of them is multiplied with: a1, the inputs of the same example.",
            "backpropagation::Step 4: accumulate",
        ),
    ),
    (
        Comparison::only_theta1,
        LookAt(
            "The mistake is on the way back to the hidden layer: which way round Theta2 is (where \
             there are as many labels as hidden units, both ways fit), which of its columns is \
             left out, or the slope of the sigmoid.",
            "backpropagation::Step 3: the error of the hidden units",
        ),
    ),
    // Theta2 alone.
    (
        Comparison::only_theta2,
        LookAt(
            "The errors themselves are right, or Theta1 would be wrong too, so it is what \
             Theta2's are multiplied with: a2, with its bias unit.",
            "backpropagation::Step 4: accumulate",
        ),
    ),
    // Both matrices, by no constant factor.
    (
        Comparison::same_slopes_in_another_order,
        Likely(&ANOTHER_ORDER),
    ),
    (
        |it| it.theta2.is_longer_by(0.0..0.3, 0.9),
        Likely(&SLOPE_IN_DELTA3),
    ),
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

/// [`compare`] with what a call gives. Should the call panic, the message says
/// what was called.
#[track_caller]
pub fn assert_gradient(
    case: &Case,
    call: &mut dyn FnMut() -> Gradient,
    expected: &Array1<f64>,
    tolerance: f64,
) {
    let compared = match caught(call) {
        Ok(gradient) => compare(case, &gradient, expected, tolerance),
        Err(panic) => Err(stopped(case.function, case.what, &panic)),
    };
    if let Err(message) = compared {
        panic!("{message}");
    }
}

/// What the patterns ask about: both matrices, with and without the penalty.
struct Comparison {
    step: Step,
    m: f64,
    lambda: f64,
    theta1: Block,
    theta2: Block,
}

/// What a function adds to the gradient.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Examples,
    Penalty,
    Both,
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

    fn message(&self, case: &Case, tolerance: f64) -> String {
        let Case { what, lambda, .. } = case;
        let [theta1, theta2] = self.blocks().map(Block::place);
        let pattern = PATTERNS.iter().find(|(fits, _)| fits(self));
        let told = match pattern.map(|(_, said)| said) {
            _ if !case.tells_mistakes_apart => {
                " Go by the recorded networks: they tell which mistake it is.".to_owned()
            }
            Some(Likely(mistake)) => mistake.told_of(case.function),
            Some(LookAt(sentence, place)) => {
                format!(" {sentence}\n  {}", reread_for(place, case.function))
            }
            None => format!(
                " No single mistake that is known here: look at the example worked by hand first.\
                 \n  {}",
                reread_for("backpropagation::The six steps, one by one", case.function)
            ),
        };
        let [worst1, worst2] = self.blocks().map(|block| block.describe(tolerance));
        format!("{what}, lambda {lambda}: {theta1}, {theta2}.{told}{worst1}{worst2}")
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

    fn bias_alone_is_zero(&self) -> bool {
        self.only_in_the_bias_column() && self.bias_column_is_zero()
    }

    fn bias_column_is_zero(&self) -> bool {
        let is_zero = |block: &Block| bias(&block.analytic).iter().all(|&slope| slope == 0.0);
        let mut wrong = self.blocks().into_iter().filter(|b| !b.report.agrees());
        wrong.all(is_zero)
    }

    /// analytic / expected of what the examples say, if it is one number in
    /// both matrices; what the penalty says is taken to be right.
    fn data_factor(&self) -> Option<f64> {
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

    /// Whether the slopes of the bias weights are m times too long or too short,
    /// and all others right.
    fn bias_is_averaged_wrongly(&self) -> bool {
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
    fn bias_is_last(&self) -> bool {
        let mut wrong = self.blocks().into_iter().filter(|b| !b.report.agrees());
        wrong.all(|block| {
            let right = &block.expected - &block.penalty;
            let columns: Vec<usize> = (1..right.ncols()).chain([0]).collect();
            block.is_off_by(&(right.select(Axis(1), &columns) - &right))
        })
    }

    /// Whether the penalty was divided by something else that has a size here.
    fn penalty_has_another_divisor(&self) -> bool {
        let (hidden, inputs) = (self.theta1.theta.nrows(), self.theta1.theta.ncols() - 1);
        let sizes = [hidden, inputs, self.theta2.theta.nrows()].map(|size| size as f64);
        let divisors = sizes.into_iter().chain([self.m - 1.0]);
        // λ / m of whole numbers, rounded down, may look like one of these.
        let of_whole_numbers = (self.lambda / self.m).floor() * self.m / self.lambda;
        let mut other = divisors.filter(|&divisor| divisor > 0.0);
        other.any(|divisor| {
            let factor = self.m / divisor;
            (factor - of_whole_numbers).abs() > 1e-9 && self.penalty_factors_are(factor, factor)
        })
    }

    /// So many times the right penalty would make the gradient right, the same in
    /// both matrices.
    fn penalty_factor(&self) -> Option<f64> {
        let square = |a: &Array2<f64>, b: &Array2<f64>| (a * b).sum();
        let of = |block: &Block| {
            let added = &block.analytic - &block.expected;
            1.0 + square(&added, &block.penalty) / square(&block.penalty, &block.penalty)
        };
        let factor = of(&self.theta1);
        (factor.is_finite() && self.penalty_factors_are(factor, factor)).then_some(factor)
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

    /// Whether the average was taken over something else that has a size here.
    fn has_another_divisor(&self) -> bool {
        let (inputs, labels) = (self.theta1.theta.ncols() - 1, self.theta2.theta.nrows());
        [inputs as f64, labels as f64, self.m - 1.0, 2.0 * self.m]
            .into_iter()
            .any(|divisor| divisor > 1.0 && self.data_factor_is(self.m / divisor))
    }

    fn is_finite_in_the_bias_column_alone(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut entries = block.analytic.indexed_iter();
            entries.all(|((_, column), slope)| slope.is_finite() == (column == 0))
        })
    }

    fn penalty_is_upside_down(&self) -> bool {
        let factor = (self.m / self.lambda).powi(2);
        self.lambda > 0.0 && self.penalty_factors_are(factor, factor)
    }

    /// Whether to multiply by λ is to multiply by nothing else that is known here.
    fn lambda_is_no_size(&self) -> bool {
        let theta1 = &self.theta1.theta;
        let sizes = [
            theta1.nrows(),
            theta1.ncols() - 1,
            self.theta2.theta.nrows(),
        ];
        let is_lambda = |size: usize| (size as f64 - self.lambda).abs() < 1e-9;
        !sizes.into_iter().any(is_lambda)
    }

    fn lambda_is_forgotten(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = &block.theta / self.m;
            wrong.column_mut(0).fill(0.0);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    fn penalty_leaves_out_the_last_column(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = &block.theta * (self.lambda / self.m);
            wrong.column_mut(block.theta.ncols() - 1).fill(0.0);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    fn penalty_is_shifted(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = Array2::zeros(block.theta.raw_dim());
            let all_but_last = &block.theta.slice(s![.., ..-1]) * (self.lambda / self.m);
            wrong.slice_mut(s![.., 1..]).assign(&all_but_last);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    /// Whether what is off is that only these weights, by row and column, have a penalty:
    /// in each matrix, or in one of them.
    fn penalty_is_where(&self, has_penalty: &dyn Fn(&Block, usize, usize) -> bool) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = &block.theta * (self.lambda / self.m);
            Zip::indexed(&mut wrong).for_each(|(row, column), penalty| {
                if !has_penalty(block, row, column) {
                    *penalty = 0.0;
                }
            });
            block.report.agrees() || block.is_off_by(&(wrong - &block.penalty))
        })
    }

    /// Whether the first row of Theta1 alone has a penalty, and of Theta2 too, or
    /// nothing of it.
    fn penalty_ends_after_row_0(&self) -> bool {
        [0, 1].iter().any(|&rows_of_theta2| {
            self.penalty_is_where(&|block, row, column| {
                let is_theta1 = block.report.name == "Theta1";
                column > 0 && row < if is_theta1 { 1 } else { rows_of_theta2 }
            })
        })
    }

    /// Whether the bias weights are looked for, row by row, at every so many weights
    /// as the other matrix has columns.
    fn penalty_goes_by_other_columns(&self) -> bool {
        let [columns1, columns2] = self.blocks().map(|block| block.theta.ncols());
        self.penalty_is_where(&|block, row, column| {
            let columns = block.theta.ncols();
            (row * columns + column) % (columns1 + columns2 - columns) != 0
        })
    }

    /// Whether the weights that are added stand column by column where the slopes
    /// stand row by row.
    fn penalty_is_in_order_of_memory(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let weights: Vec<f64> = block.theta.t().iter().copied().collect();
            let weights = Array2::from_shape_vec(block.theta.raw_dim(), weights);
            let mut wrong = weights.expect("as many weights") * (self.lambda / self.m);
            wrong.column_mut(0).fill(0.0);
            block.report.agrees() || block.is_off_by(&(wrong - &block.penalty))
        })
    }

    fn penalty_is_of_the_gradient(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = (&block.expected - &block.penalty) * (self.lambda / self.m);
            wrong.column_mut(0).fill(0.0);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    fn penalty_leaves_out_row_0(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut wrong = &block.theta * (self.lambda / self.m);
            wrong.row_mut(0).fill(0.0);
            block.is_off_by(&(wrong - &block.penalty))
        })
    }

    /// Whether of the bias weights the first alone has no penalty.
    fn penalty_leaves_out_the_first_weight(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let mut added = Array2::zeros(block.theta.raw_dim());
            let bias = bias(&block.theta).mapv(|theta| theta * (self.lambda / self.m));
            added.column_mut(0).assign(&bias);
            added[[0, 0]] = 0.0;
            block.theta.nrows() > 1 && block.is_off_by(&added)
        })
    }

    fn penalty_is_of_squares(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let of_squares = &block.penalty * &block.theta;
            block.is_off_by(&(of_squares - &block.penalty))
        })
    }

    /// Whether the examples say nothing but in the bias column, if there.
    fn is_the_penalty_alone(&self) -> bool {
        self.blocks().into_iter().all(|block| {
            let rest = &block.analytic - &block.penalty;
            let mut columns = rest.columns().into_iter().skip(1);
            columns.all(|column| column.iter().all(|slope| slope.abs() <= block.tolerance))
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

    /// Whether all slopes are right but for what rounding to fewer digits does.
    fn is_rounded(&self) -> bool {
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
    fn is_of_one_example(&self) -> bool {
        let mut wrong = self.blocks().into_iter().filter(|b| !b.report.agrees());
        wrong.all(|block| {
            let part = &block.analytic - &block.penalty;
            let right = &block.expected - &block.penalty;
            is_column_times_row(&part.view(), block.tolerance)
                && !is_column_times_row(&right.view(), block.tolerance)
        })
    }
}

impl Block {
    /// "Theta1 is wrong in every column", for the first line.
    fn place(&self) -> String {
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
    fn describe(&self, tolerance: f64) -> String {
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
    fn is_empty(&self) -> bool {
        let part = &self.analytic - &self.penalty;
        part.iter().all(|slope| slope.abs() <= self.tolerance)
    }

    /// Whether the gradient is the right one plus `added`.
    fn is_off_by(&self, added: &Array2<f64>) -> bool {
        let room = self.tolerance * (1.0 + added.fold(0.0_f64, |most, a| most.max(a.abs())));
        let rest = &self.analytic - &self.expected - added;
        rest.iter().all(|d| d.abs() <= room)
    }

    /// Whether the examples' part is the right one times a number.
    fn examples_have_one_factor(&self) -> bool {
        let right = &self.expected - &self.penalty;
        let length = (&right * &right).sum();
        let factor = ((&self.analytic - &self.penalty) * &right).sum() / length;
        self.is_off_by(&(&right * (factor - 1.0)))
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

/// Whether every 2 × 2 corner at the largest entry has no determinant, and there
/// is one that has no zeros: a matrix of a single row is no sign of anything.
fn is_column_times_row(matrix: &ArrayView2<f64>, tolerance: f64) -> bool {
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
