//! The example by hand, 2-1-1: what known mistakes make of its slopes along Theta2,
//! then along Theta1.

use ndarray::{Array1, arr1, array, s};

use super::hidden_errors::{
    G_OF_2, SLOPE_AT_1, SLOPE_AT_2, at_2, is_of_square_error_at_2, known_0, slope_at_2,
    why_0_by_example,
};
use super::{Solution, five_labels, theta2_then_theta1};
use crate::expect::{Expect, caught};
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::backpropagation::*;
use crate::value::Value;

/// Nothing here is rounded.
pub fn right_by_hand() -> Array1<f64> {
    array![-0.5, -0.25, -1.0, -2.0, -3.0]
}

/// What one example says with another target.
fn slopes(solution: Solution, target: f64) -> Array1<f64> {
    let example = (solution.by_hand)().with_targets(array![target]);
    theta2_then_theta1(&(solution.one_example)(&example))
}

/// Whether the example by hand is right with the target 1.
pub fn is_right_by_hand(solution: Solution) -> bool {
    caught(|| slopes(solution, 1.0)).is_ok_and(|slopes| slopes.is_like(&right_by_hand()))
}

/// Whether what is wrong there, if anything, is Theta1's slopes.
pub fn has_right_outputs(solution: Solution) -> bool {
    caught(|| slopes(solution, 1.0)).is_ok_and(|it| it.slice(s![..2]) == array![-0.5, -0.25])
}

fn with_delta2(delta2: f64) -> Array1<f64> {
    array![-0.5, -0.25, delta2, 2.0 * delta2, 3.0 * delta2]
}

/// g'(½), where g' is taken at a2 instead of at z2.
fn slope_at_a2() -> f64 {
    0.5_f64.exp() / (1.0 + 0.5_f64.exp()).powi(2)
}

/// The same example with g(z) in other places, computed with Python's floats.
mod elsewhere {
    pub(super) const INPUTS_SQUASHED: [f64; 5] = [
        -0.150_112_8,
        -0.107_588_0,
        -0.243_824_9,
        -0.214_760_2,
        -0.232_261_3,
    ];
    pub(super) const HIDDEN_NOT_SQUASHED: [f64; 5] =
        [-0.982_013_8, 0.0, -1.964_027_6, -3.928_055_2, -5.892_082_7];
    pub(super) const INPUT_BIAS_LAST: [f64; 5] = [
        -0.020_712_0,
        -0.020_339_5,
        -0.005_853_3,
        -0.008_779_9,
        -0.002_926_6,
    ];
    pub(super) const HIDDEN_BIAS_LAST: [f64; 5] = [
        -0.001_236_3,
        -0.002_472_6,
        -0.004_945_2,
        -0.009_890_5,
        -0.014_835_7,
    ];
    pub(super) const BIAS_SQUASHED: [f64; 5] = [
        -0.185_914_2,
        -0.127_154_1,
        -0.508_616_3,
        -1.017_232_6,
        -1.525_848_9,
    ];
}

type ExpectSlopes = Expect<'static, Array1<f64>>;

/// Names what mistakes make of the slopes by one example.
pub fn known_slopes(expect: ExpectSlopes, solution: Solution) -> ExpectSlopes {
    let right = right_by_hand();
    let has_no_error = |slopes: &Array1<f64>| slopes.is_like(&with_delta2(0.0));
    let expect = known_0(expect, has_no_error, why_0_by_example, solution);
    let expect = known_of_the_output(expect, solution);
    known_of_the_hidden_unit(expect, solution)
        .known(&ERROR_SQUARED, -0.5 * &right)
        .known(&ERROR_SQUARED, -0.25 * &right) // halved, as in the squared error
        .known(&INPUTS_SQUASHED, arr1(&elsewhere::INPUTS_SQUASHED))
        .known(&BIAS_SQUASHED, arr1(&elsewhere::BIAS_SQUASHED))
        .known(&HIDDEN_NOT_SQUASHED, arr1(&elsewhere::HIDDEN_NOT_SQUASHED))
        // An output of z3 = 0 is right at the target 0.
        .known_when(&OUTPUT_NOT_SQUASHED, move |got| {
            got.is_like(&(2.0 * right_by_hand()))
                && slopes(solution, 0.0).is_like(&Array1::zeros(5))
        })
        .known(&BIAS_LAST, arr1(&elsewhere::INPUT_BIAS_LAST))
        .known(&BIAS_LAST, arr1(&elsewhere::HIDDEN_BIAS_LAST))
        .known(&ONE_SUBTRACTED, array![0.5, 0.25, -1.0, -2.0, -3.0])
        .known(&ONE_SUBTRACTED, with_delta2(1.0))
        .known(&ONE_LEFT_AT_0, array![0.0, 0.0, -1.0, -2.0, -3.0])
        .known(&SLOPE_ELSEWHERE, with_delta2(-4.0 * slope_at_a2()))
        .known(&BIAS_LEFT_AT_0, array![0.0, -0.25, 0.0, -2.0, -3.0])
        .known(&BIAS_LEFT_AT_0, array![0.0, -0.25, -1.0, -2.0, -3.0])
        .known(&BIAS_LEFT_AT_0, array![-0.5, -0.25, 0.0, -2.0, -3.0])
        .known(&Z2_FOR_A2, array![-0.5, 0.0, -1.0, -2.0, -3.0])
        .known_when(&NO_BIAS_UNIT, |got| got[0] == 0.0 && got[2] == 0.0)
        .known_panic(&LAYERS_WITHOUT_BIAS, "1 × 3 and 2 × 1")
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[3, 1] to: [1, 3]")
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[2, 1] to: [1, 2]")
}

fn known_of_the_output(expect: ExpectSlopes, solution: Solution) -> ExpectSlopes {
    let right = right_by_hand();
    let of_five_labels = move || caught(|| five_labels::by_example(solution));
    expect
        .known_when(&NOT_FINITE, |got| {
            got.iter().any(|slope| !slope.is_finite())
        })
        // Of one output alone a softmax makes 1, whatever z3 is.
        .known_when(&OUTPUT_SOFTMAX, move |_| {
            of_five_labels().is_ok_and(|it| it.is_like(&five_labels::softmax()))
        })
        .known_when(&OUTPUT_ROUNDED, move |_| {
            of_five_labels().is_ok_and(|it| five_labels::are_rounded(&it))
        })
        .known_when(&NOTHING_ADDED, move |got| {
            let zeros = Array1::zeros(5);
            got.is_like(&zeros) && slopes(solution, 0.2).is_like(&zeros)
        })
        // At any target the error is ½ where it is ignored, and |½ − 0.2| = 0.3
        // where the sign is lost.
        .known_when(&TARGETS_IGNORED, move |got| {
            got.is_like(&-right_by_hand()) && slopes(solution, 0.2).is_like(&-right_by_hand())
        })
        .known_when(&ABSOLUTE_ERROR, move |got| {
            let wrong = -0.6 * right_by_hand();
            got.is_like(&-right_by_hand()) && slopes(solution, 0.2).is_like(&wrong)
        })
        .known(&SIGN, -&right)
        .known(&SLOPE_IN_DELTA3, 0.25 * &right)
        .known(&SLOPE_IN_DELTA3, slope_at_a2() * &right)
        .known_when(&SLOPE_IN_DELTA3, move |got| {
            let at_2 = at_2((solution.by_hand)());
            got.is_like(&(0.5 * right_by_hand()))
                && is_of_square_error_at_2(&(solution.one_example)(&at_2))
        })
}

/// What delta2 was, and what it was multiplied by where z2 = 2.
fn known_of_the_hidden_unit(expect: ExpectSlopes, solution: Solution) -> ExpectSlopes {
    let is = move |got: &Array1<f64>, delta2: f64, slope: f64| {
        let at_2 = || (solution.one_example)(&at_2((solution.by_hand)()));
        got.is_like(&with_delta2(delta2)) && slope_at_2(&at_2()).is_like(&slope)
    };
    expect
        .known_when(&NO_SLOPE, move |got| is(got, -4.0, 1.0))
        .known_when(&HALF_SLOPE, move |got| is(got, -2.0, G_OF_2))
        .known_when(&HIDDEN_ERRORS_DOUBLED, move |got| {
            is(got, -2.0, 2.0 * SLOPE_AT_2)
        })
        .known(&SLOPE_OF_TANH, with_delta2(-3.0))
        .known_when(&WRONG_ENTRY_DROPPED, move |got| {
            is(got, 0.5, -0.5 * SLOPE_AT_2)
        })
        // The bias unit's error, with a slope as if a sum of 1 or of 0 came into
        // it, or none where the slope is 1·(1 − 1).
        .known_when(&WRONG_ENTRY_DROPPED, move |got| {
            is(got, 2.0 * SLOPE_AT_1, -0.5 * SLOPE_AT_1)
        })
        .known_when(&WRONG_ENTRY_DROPPED, move |got| is(got, 0.5, -0.125))
}

/// Names what mistakes make of the same example twice, which once gives `once`.
pub fn known_of_twice(expect: ExpectSlopes, once: &Array1<f64>) -> ExpectSlopes {
    expect
        .known(&OVERWRITTEN, once.clone())
        .known(&OVERWRITTEN, once * &array![2.0, 2.0, 1.0, 1.0, 1.0])
        .known(&OVERWRITTEN, once * &array![1.0, 1.0, 2.0, 2.0, 2.0])
        // In the columns of the bias weights alone, and in all others alone.
        .known(&OVERWRITTEN, once * &array![1.0, 2.0, 1.0, 2.0, 2.0])
        .known(&OVERWRITTEN, once * &array![2.0, 1.0, 2.0, 1.0, 1.0])
        .known_panic(&LAYERS_WITHOUT_BIAS, "1 × 3 and 2 × 1")
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[3, 1] to: [1, 3]")
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[2, 1] to: [1, 2]")
}

/// What mistakes make of the slopes where a pass is handed in with a network that
/// would make another one, z2 = 1, of its inputs. By Python's floats.
pub fn known_of_another_pass(expect: ExpectSlopes) -> ExpectSlopes {
    // All again: a2 = g(1), z3 = −6 + 8·g(1).
    let all = array![
        -0.537_810_5,
        -0.393_171_0,
        -0.845_919_7,
        -1.691_839_5,
        -2.537_759_2
    ];
    let outputs = array![
        -0.880_797_1,
        -0.440_398_5,
        -1.761_594_2,
        -3.523_188_3,
        -5.284_782_5
    ];
    expect
        .known(&PASS_AGAIN, all)
        .known(&PASS_AGAIN, outputs)
        .known(&PASS_AGAIN, with_delta2(-4.0 * SLOPE_AT_1))
}
