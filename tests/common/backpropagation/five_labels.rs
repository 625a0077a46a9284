//! The example with five labels: the slopes along the bias weights of Theta2, which
//! are delta3, then along Theta1.

use given::network::Gradient;
use ndarray::{Array1, array, s};

use super::Solution;
use crate::expect::{Expect, caught};
use crate::mistakes::backpropagation::{
    ANOTHER_ORDER, DIVIDED_BY_LABELS, OUTPUT_ROUNDED, OUTPUT_SOFTMAX,
};
use crate::value::Value;

/// g(0) = ½, g(ln 3) = ¾, g(−ln 3) = ¼, less the targets 1, 0, 0, 0, 0.
pub fn right_of_five_labels() -> Array1<f64> {
    with_delta3([-0.5, 0.75, 0.25, 0.5, 0.75])
}

/// The slopes along the bias weights of Theta2, which are delta3, and along those
/// of Theta1: delta2 = 8·¼ times the sum of delta3, times 1, 2 and 3.
fn with_delta3(delta3: [f64; 5]) -> Array1<f64> {
    let delta2 = 2.0 * delta3.iter().sum::<f64>();
    let of_theta1 = [delta2, 2.0 * delta2, 3.0 * delta2];
    delta3.into_iter().chain(of_theta1).collect()
}

pub fn of_five_labels(gradient: &Gradient) -> Array1<f64> {
    let delta3 = gradient.theta2_grad.column(0);
    let all = delta3.iter().chain(&gradient.theta1_grad);
    all.copied().collect()
}

/// What `accumulate_example` says of it.
pub(super) fn by_example(solution: Solution) -> Array1<f64> {
    of_five_labels(&(solution.one_example)(&(solution.five_labels)()))
}

pub fn is_right_with_five_labels(solution: Solution) -> bool {
    let came = caught(|| by_example(solution));
    came.is_ok_and(|slopes| slopes.is_like(&right_of_five_labels()))
}

/// Whether what is wrong there, if anything, is the errors of the hidden units.
pub fn has_right_outputs_with_five_labels(solution: Solution) -> bool {
    let delta3 = |slopes: &Array1<f64>| slopes.slice(s![..5]).to_owned();
    let right = delta3(&right_of_five_labels());
    caught(|| by_example(solution)).is_ok_and(|slopes| delta3(&slopes).is_like(&right))
}

/// e^z3 is 1, 3, ⅓, 1, 3 and their sum 25/3.
pub(super) fn softmax() -> Array1<f64> {
    with_delta3([0.12 - 1.0, 0.36, 0.04, 0.12, 0.36])
}

/// From ½ on, above ½, and the largest output alone.
fn rounded() -> [Array1<f64>; 3] {
    [
        with_delta3([0.0, 1.0, 0.0, 1.0, 1.0]),
        with_delta3([-1.0, 1.0, 0.0, 0.0, 1.0]),
        with_delta3([-1.0, 1.0, 0.0, 0.0, 0.0]),
    ]
}

pub(super) fn are_rounded(slopes: &Array1<f64>) -> bool {
    rounded().iter().any(|it| slopes.is_like(it))
}

/// Theta2's slopes are delta3 and delta3/2; what is written row by row into a matrix
/// that lies column by column begins its column 0 with the first of both.
fn by_row() -> Array1<f64> {
    let mut slopes = right_of_five_labels();
    slopes
        .slice_mut(s![..5])
        .assign(&array![-0.5, -0.25, 0.75, 0.375, 0.25]);
    slopes
}

/// Names what mistakes make of the slopes, by one example or by all at once.
pub fn known_of_five_labels(expect: Expect<'static, Array1<f64>>) -> Expect<'static, Array1<f64>> {
    expect
        .known(&OUTPUT_SOFTMAX, softmax())
        .known_when(&OUTPUT_ROUNDED, are_rounded)
        .known(&ANOTHER_ORDER, by_row())
        .known(&DIVIDED_BY_LABELS, right_of_five_labels() / 5.0)
}

/// Whether five labels tell better than the recorded networks what is wrong.
pub fn five_labels_tell_more(slopes: &Array1<f64>) -> bool {
    slopes.is_like(&softmax())
        || slopes.is_like(&(right_of_five_labels() / 5.0))
        || are_rounded(slopes)
}
