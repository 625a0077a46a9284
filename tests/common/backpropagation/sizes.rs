//! The sizes of a gradient, and in which shapes known mistakes do not fit.

use given::network::{Architecture, Gradient};
use ndarray::{Array2, array, s};

use super::Solution;
use crate::expect::{Expect, caught};
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::backpropagation::*;
use crate::networks::{Problem, column_by_column, debug_network};
use crate::value::Value;

/// The matrices of a network 4-3-2, whose sizes all differ, and of a gradient.
pub fn sizes(gradient: &Gradient) -> Vec<usize> {
    let (theta1, theta2) = (gradient.theta1_grad.dim(), gradient.theta2_grad.dim());
    vec![theta1.0, theta1.1, theta2.0, theta2.1]
}

/// Four inputs, three hidden units, two labels, six examples: in a product of
/// these no two sizes fit by accident.
pub fn four_three_two() -> Problem {
    let architecture = Architecture {
        inputs: 4,
        hidden: 3,
        labels: 2,
    };
    Problem {
        network: debug_network(architecture),
        x: column_by_column((6, 4), &f64::sin),
        labels: array![1, 2, 1, 2, 1, 2],
    }
}

/// 3-1-2: the slope of one hidden unit fits to any number of errors.
fn one_hidden_unit() -> Problem {
    let architecture = Architecture {
        inputs: 3,
        hidden: 1,
        labels: 2,
    };
    Problem {
        network: debug_network(architecture),
        x: column_by_column((4, 3), &f64::sin),
        labels: array![1, 2, 1, 2],
    }
}

type ExpectSizes = Expect<'static, Vec<usize>>;

/// Names what mistakes make of the sizes of a gradient of [`four_three_two`].
fn known_sizes(expect: ExpectSizes) -> ExpectSizes {
    expect
        .known(&GRADIENT_WITHOUT_BIAS, vec![3, 4, 2, 3])
        .known(&GRADIENT_WITHOUT_BIAS, vec![3, 4, 2, 4])
        .known(&GRADIENT_WITHOUT_BIAS, vec![3, 5, 2, 3])
        .known(&ERROR_TIMES_ACTIVATION_TURNED, vec![5, 3, 4, 2])
        .known(&ERROR_TIMES_ACTIVATION_TURNED, vec![5, 3, 2, 4])
        .known(&ERROR_TIMES_ACTIVATION_TURNED, vec![3, 5, 4, 2])
        .known(&BIAS_KEPT, vec![4, 5, 2, 4])
        .known(&ERRORS_EXCHANGED, vec![2, 5, 3, 4])
        .known(&ERRORS_EXCHANGED, vec![2, 4, 3, 5])
        .known(&ACTIVATIONS_EXCHANGED, vec![3, 4, 2, 5])
        .known_panic(&NOT_A_SLICE, "called `Option::unwrap()` on a `None` value")
}

/// Names what does not fit by one example of [`four_three_two`].
pub fn known_by_example(expect: ExpectSizes, solution: Solution) -> ExpectSizes {
    known_sizes(expect)
        .known_panic(&ERRORS_EXCHANGED, "[3, 4] to: [2, 4]")
        .known_panic(&ERRORS_EXCHANGED, "[2, 5] to: [3, 5]")
        .known_panic(&ERRORS_EXCHANGED, "[3, 5] to: [2, 4]")
        .known_panic(&ERRORS_EXCHANGED, "[2, 4] to: [3, 5]")
        .known_panic(&THETA_TURNED_FORWARD, "5 × 3 and 5 × 1")
        .known_panic(&THETA_TURNED_FORWARD, "5 × 3 and 4 × 1")
        .known_panic(&THETA_TURNED_FORWARD, "4 × 3 and 4 × 1")
        .known_panic(&THETA_TURNED_FORWARD, "4 × 2 and 4 × 1")
        .known_panic(&THETA_TURNED_FORWARD, "4 × 2 and 3 × 1")
        .known_panic(&THETA_TURNED_FORWARD, "3 × 2 and 3 × 1")
        .known_panic(&LAYERS_WITHOUT_BIAS, "3 × 5 and 4 × 1")
        .known_panic(&LAYERS_WITHOUT_BIAS, "2 × 4 and 3 × 1")
        .known_panic(&THETA2_TURNED, "2 × 4 and 2 × 1")
        .known_panic(&THETA2_TURNED, "2 × 3 and 2 × 1")
        .known_panic(&BIAS_KEPT, "[4, 5] to: [3, 5]")
        .known_panic_when(&BIAS_KEPT, move |_| {
            the_error_of_an_example_has_the_bias_unit(solution)
        })
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[5, 3] to: [3, 5]")
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[4, 2] to: [2, 4]")
        .known_panic(&ACTIVATIONS_EXCHANGED, "[2, 5] to: [2, 4]")
        .known_panic_when(&ACTIVATIONS_EXCHANGED, move |_| {
            a2_is_taken_for_theta1(solution)
        })
        .known_panic(&GRADIENT_WITHOUT_BIAS, "[3, 4] to: [3, 5]")
        .known_panic(&GRADIENT_WITHOUT_BIAS, "[2, 3] to: [2, 4]")
        // The lengths of error and activation, as `dot` compares them.
        .known_panic_when(&DOT_OF_VECTORS, |said| are_lengths(said, [3, 5]))
        .known_panic_when(&DOT_OF_VECTORS, |said| are_lengths(said, [2, 4]))
}

/// Names what does not fit by all six at once.
pub fn known_at_once(expect: ExpectSizes, solution: Solution) -> ExpectSizes {
    known_sizes(expect)
        // An activation of seven rows, right of the error turned round.
        .known_panic(&BIAS_AS_ROW, "3 × 6 and 7 × 4")
        .known_panic(&BIAS_AS_ROW, "2 × 6 and 7 × 3")
        .known_panic(&THETA2_TURNED_FOR_ALL, "3 × 2 and 6 × 2")
        .known_panic(&THETA2_TURNED_FOR_ALL, "4 × 2 and 6 × 2")
        .known_panic(&THETA2_TURNED_FOR_ALL, "6 × 2 and 3 × 2")
        .known_panic(&THETA2_TURNED_FOR_ALL, "6 × 2 and 4 × 2")
        .known_panic_when(&BIAS_KEPT, move |_| all_errors_have_the_bias_unit(solution))
        .known_panic_when(&PRODUCT_BY_ENTRY, move |_| multiplies_by_entry(solution))
}

/// Names what does not fit where the penalty is added.
pub fn known_of_the_penalty(expect: ExpectSizes) -> ExpectSizes {
    expect
        .known_panic(&NOT_A_SLICE, "called `Option::unwrap()` on a `None` value")
        .known_panic(&WEIGHTS_ADDED_TO_ALL, "[3, 4] to: [3, 5]")
        .known_panic(&WEIGHTS_ADDED_TO_ALL, "[2, 3] to: [2, 4]")
}

/// Whether delta2 meets a2, bias unit and all, where a1 is meant. In 4-3-2 these are
/// four entries, as a1 has without its bias unit; in 4-2-3 they are three.
fn a2_is_taken_for_theta1(solution: Solution) -> bool {
    caught(|| (solution.one_example)(&(solution.two_units)()))
        .is_err_and(|panic| panic.words.contains("[2, 3] to: [2, 5]"))
}

/// Whether one hidden unit has two errors, that of the bias unit being one.
fn the_error_of_an_example_has_the_bias_unit(solution: Solution) -> bool {
    let Problem { network, x, .. } = one_hidden_unit();
    let mut gradient = Gradient::zeros(network.architecture());
    let target = array![1.0, 0.0];
    caught(|| (solution.accumulate_example)(&mut gradient, &network, &x.row(0), &target))
        .is_err_and(|panic| panic.words.contains("[2, 4] to: [1, 4]"))
}

/// The same of all examples at once.
fn all_errors_have_the_bias_unit(solution: Solution) -> bool {
    let Problem { network, x, .. } = one_hidden_unit();
    let targets = array![[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]];
    caught(|| (solution.all_at_once)(&network, &x, &targets))
        .is_ok_and(|gradient| gradient.theta1_grad.nrows() == 2)
}

/// Whether errors and Theta2 are multiplied entry by entry, which fits only where
/// there are as many examples and labels as hidden units, or as these and the bias
/// unit.
fn multiplies_by_entry(solution: Solution) -> bool {
    [2, 1].into_iter().any(|hidden| {
        let architecture = Architecture {
            inputs: 3,
            hidden,
            labels: 2,
        };
        let network = debug_network(architecture);
        let x = column_by_column((2, 3), &f64::sin);
        let targets = array![[1.0, 0.0], [0.0, 1.0]];
        let [a2, a3] = (solution.activations)(&network, &x);
        let (error, slope) = (&a3 - &targets, &a2 - &a2 * &a2);
        let came = caught(|| (solution.all_at_once)(&network, &x, &targets));
        came.is_ok_and(|gradient| {
            let by_entry = |theta2: &Array2<f64>| {
                let product = &error * theta2;
                let delta2 = &product.slice(s![.., 2 - hidden..]) * &slope;
                let slopes = delta2.t().dot(&x) / 2.0;
                let came = gradient.theta1_grad.slice(s![.., 1..]);
                came.to_owned().is_like(&slopes)
            };
            let columns = network.theta2.ncols();
            let theta2 = network.theta2.slice(s![.., columns - 2..]);
            by_entry(&theta2.to_owned()) || by_entry(&theta2.t().to_owned())
        })
    })
}

/// Whether a panic says that vectors of these two lengths have no dot product.
fn are_lengths(said: &str, lengths: [usize; 2]) -> bool {
    let [one, other] = lengths;
    let are = |left, right| {
        said.contains(&format!("left: {left}\n")) && said.ends_with(&format!("right: {right}"))
    };
    are(one, other) || are(other, one)
}
