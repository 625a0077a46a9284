//! Which mistake usually leaves which traces in a gradient.
//!
//! To teach it another one, add a line to `PATTERNS`; what a line may ask is in
//! `Comparison`.

use super::comparison::{Comparison, Step};
use crate::mistakes::Mistake;
#[allow(clippy::wildcard_imports)] // nearly all of the section's mistakes
use crate::mistakes::backpropagation::*;

/// The traces of a mistake, and what they say. The first that fits is told.
pub(super) type Pattern = (fn(&Comparison) -> bool, Said);

/// What a pattern says.
pub(super) enum Said {
    /// Which mistake it is.
    Likely(&'static Mistake),
    /// No name, but where to look: a sentence, and what to read again.
    LookAt(&'static str, &'static str),
}
use Said::{Likely, LookAt};

pub(super) const PATTERNS: &[Pattern] = &[
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
