//! The slope of the sigmoid in the hidden errors, and why an error may be 0.

use given::network::Gradient;
use ndarray::{Array1, array};

use super::{Example, Solution};
use crate::expect::Expect;
use crate::mistakes::Mistake;
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::backpropagation::*;
use crate::value::Value;

/// g(2)
pub const G_OF_2: f64 = 0.880_797_077_977_882_4;

/// g'(1)
pub const SLOPE_AT_1: f64 = 0.196_611_933_241_481_85;

/// g'(2) = g(2)·(1 − g(2))
pub const SLOPE_AT_2: f64 = 0.104_993_585_403_506_5;

/// The example by hand with the inputs (3, 2), where z2 = 2: there the sigmoid and
/// its slope differ, which at 0 are ½ and ¼.
pub fn at_2(by_hand: Example) -> Example {
    by_hand.with_inputs(array![3.0, 2.0])
}

/// What delta2 was multiplied by there.
pub fn slope_at_2(gradient: &Gradient) -> f64 {
    gradient.theta1_grad[[0, 0]] / (8.0 * gradient.theta2_grad[[0, 0]])
}

/// delta3 there, where the output is not ½: the slope of its square error, or not.
pub fn is_of_square_error_at_2(gradient: &Gradient) -> bool {
    let output = 1.0 / (1.0 + (4.0 - 8.0 * G_OF_2).exp());
    let of_square = 2.0 * (output - 1.0) * output * (1.0 - output);
    gradient.theta2_grad[[0, 0]].is_like(&of_square)
}

/// Names what was taken in place of g'(2).
pub fn known_slopes_at_2(expect: Expect<'static, f64>) -> Expect<'static, f64> {
    expect
        .known(&NO_SLOPE, 1.0)
        .known(&HALF_SLOPE, G_OF_2)
        .known(&HALF_SLOPE, 1.0 - G_OF_2)
        .known(&HIDDEN_ERRORS_DOUBLED, 2.0 * SLOPE_AT_2)
        .known(&SLOPE_SQUARED, G_OF_2 * G_OF_2)
        .known(&SLOPE_OF_TANH, 1.0 - G_OF_2 * G_OF_2)
        .known(&SLOPE_ELSEWHERE, 0.207_156_2) // at g(2)
        .known(&WRONG_ENTRY_DROPPED, -0.5 * SLOPE_AT_2) // −4 in place of 8
        .known(&WRONG_ENTRY_DROPPED, -0.5 * SLOPE_AT_1)
        .known(&WRONG_ENTRY_DROPPED, -0.125)
}

/// Whether the slopes by all at once are right there but for one factor on delta2.
pub fn shows_delta2_at_2(gradient: &Gradient, output: f64) -> bool {
    let delta2 = gradient.theta1_grad.first().copied().unwrap_or_default();
    let of_theta2 = (output - 1.0) * array![[1.0, G_OF_2]];
    let of_theta1 = delta2 * array![[1.0, 3.0, 2.0]];
    gradient.theta2_grad.is_like(&of_theta2) && gradient.theta1_grad.is_like(&of_theta1)
}

/// Why the one hidden unit of the example by hand has an error of 0: `errors` are
/// those of two, which without any mistake are −4·¼ and 16·3/16. Whether products
/// are added shows where an input is infinite or NaN: 0 times that is NaN.
fn why_0(errors: &Array1<f64>, products_are_added: bool) -> Option<&'static Mistake> {
    if errors.is_like(&array![0.0, -1.0]) {
        Some(&WRONG_ENTRY_DROPPED)
    } else if errors.is_like(&array![0.0, 4.0]) {
        Some(&SLOPE_OF_BIAS_UNIT)
    } else if errors.iter().any(|&error| error != 0.0) {
        None
    } else if products_are_added {
        Some(&NO_HIDDEN_ERRORS)
    } else {
        Some(&ONE_LEFT_AT_0)
    }
}

/// What the errors of two hidden units come to: the slopes along their bias weights.
fn hidden_errors(gradient: &Gradient) -> Array1<f64> {
    gradient.theta1_grad.column(0).to_owned()
}

fn has_nan(gradient: &Gradient) -> bool {
    gradient.theta1_grad.iter().any(|slope| slope.is_nan())
}

/// Why it is so by one example. An infinite sum z2 is no obstacle: g(∞) is 1.
pub fn why_0_by_example(solution: Solution) -> Option<&'static Mistake> {
    let infinite = (solution.by_hand)().with_inputs(array![f64::INFINITY, 3.0]);
    let are_added = has_nan(&(solution.one_example)(&infinite));
    let errors = hidden_errors(&(solution.one_example)(&(solution.two_units)()));
    why_0(&errors, are_added)
}

/// Why it is so by all at once.
fn why_0_at_once(solution: Solution) -> Option<&'static Mistake> {
    let example = (solution.by_hand)();
    let (x, targets) = example.rows();
    let unknown = array![[f64::NAN, f64::NAN]];
    let gradient = (solution.with_inputs)(&example.network, &x, &targets, &unknown);
    let errors = hidden_errors(&solution.alone(&(solution.two_units)()));
    why_0(&errors, has_nan(&gradient))
}

/// Names the mistake that makes the hidden error 0.
pub fn known_0<T: Value + 'static>(
    expect: Expect<'static, T>,
    is_0: fn(&T) -> bool,
    why: fn(Solution) -> Option<&'static Mistake>,
    solution: Solution,
) -> Expect<'static, T> {
    let causes = [
        &WRONG_ENTRY_DROPPED,
        &SLOPE_OF_BIAS_UNIT,
        &NO_HIDDEN_ERRORS,
        &ONE_LEFT_AT_0,
    ];
    causes.into_iter().fold(expect, |expect, cause| {
        expect.known_when(cause, move |got| is_0(got) && why(solution) == Some(cause))
    })
}

/// The same where the slope at 2 is asked for, by all at once.
pub fn known_0_at_2(expect: Expect<'static, f64>, solution: Solution) -> Expect<'static, f64> {
    known_0(expect, |&slope| slope == 0.0, why_0_at_once, solution)
}
