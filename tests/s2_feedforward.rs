//! Section 2: what the network answers, and what its answers cost.
//! Run: `cargo test --test s2_feedforward`.

mod common;

use std::f64::consts::LN_2;

use common::mistakes::hint;
use common::networks::{Problem, check_network, debug_network, submission, two_two_four};
use common::properties::properties;
use common::recorded::recorded_number;
use common::strategies::{lambdas, problems};
use common::{
    assert_same, course_weights, digits, if_not_finite, largest_difference, shipped_weights,
};
use handwritten::feedforward::{
    ForwardPass, cost, cross_entropy, feedforward, one_hot, penalty, sigmoid,
};
use handwritten::network::{Architecture, Network};
use handwritten::published::{self, Published};
use ndarray::{Array1, Array2, Array3, Axis, Zip, arr0, array, concatenate};
use proptest::prelude::*;

/// Relative. Octave added the same numbers in another order: the rounding of
/// 50,000 additions grows like √50,000 · 1.1·10⁻¹⁶ = 2.5·10⁻¹⁴, that of the 400
/// products before them is smaller. Known mistakes are off by 10⁻⁵ and more.
const OTHER_ORDER: f64 = 1e-12;

/// A few roundings of numbers of about 1.
const FEW_ROUNDINGS: f64 = 1e-14;

/// The cost of `problem`, with targets made by [`one_hot`].
fn cost_of(problem: &Problem, lambda: f64) -> f64 {
    let targets = one_hot(&problem.labels, problem.num_labels());
    cost(&problem.network, &problem.x, &targets, lambda)
}

/// The cost of the 5,000 digits.
fn cost_of_digits(network: &Network, lambda: f64) -> f64 {
    cost(network, &digits().x, &one_hot(&digits().labels, 10), lambda)
}

fn assert_published(number: Published, figure: &str, measured: f64) {
    assert!(
        number.agrees(measured),
        "{}: expected {}, got {measured} ({}){}",
        number.what,
        number.value,
        number.source,
        hint(figure, measured)
    );
    assert_recorded(figure, measured);
}

fn assert_recorded(figure: &str, measured: f64) {
    let expected = recorded_number(figure);
    assert!(
        (measured - expected).abs() <= OTHER_ORDER * expected.abs(),
        "{figure}: expected {expected}, got {measured}{}",
        hint(figure, measured)
    );
}

fn assert_close(what: &str, found: &Array2<f64>, expected: &Array2<f64>, formula: &str) {
    assert!(
        largest_difference(found, expected) < FEW_ROUNDINGS,
        "{what}: expected\n{expected}\ngot\n{found}\n{formula}"
    );
}

// ---- published numbers ----

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_course_weights_cost_0_287629_and_with_a_penalty_0_383770_and_0_576051() {
    let network = course_weights();
    for (lambda, number, figure) in [
        (0.0, published::COST_LAMBDA_0, "ex4weights_cost_lambda_0"),
        (1.0, published::COST_LAMBDA_1, "ex4weights_cost_lambda_1"),
        (3.0, published::COST_LAMBDA_3, "ex4weights_cost_lambda_3"),
    ] {
        assert_published(number, figure, cost_of_digits(&network, lambda));
    }
}

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_squares_of_the_course_weights_add_up_to_961_4() {
    // lambda / 2m = 1 leaves the sum of the squares.
    let sum = penalty(&course_weights(), 2.0, 1);
    assert_published(
        published::SUM_OF_SQUARES,
        "ex4weights_penalty_sum_of_squares",
        sum,
    );
}

#[test]
fn the_community_network_costs_7_4070_and_with_a_penalty_19_474() {
    let problem = two_two_four();
    assert_published(
        published::TWO_TWO_FOUR_COST_LAMBDA_0,
        "two_two_four_cost_lambda_0",
        cost_of(&problem, 0.0),
    );
    assert_published(
        published::TWO_TWO_FOUR_COST_LAMBDA_4,
        "two_two_four_cost_lambda_4",
        cost_of(&problem, 4.0),
    );
}

#[test]
fn the_submission_network_costs_3_08745_and_with_a_penalty_3_64704() {
    let problem = submission();
    assert_published(
        published::SUBMISSION_COST_LAMBDA_0,
        "submission_cost_lambda_0",
        cost_of(&problem, 0.0),
    );
    assert_published(
        published::SUBMISSION_COST_LAMBDA_1_5,
        "submission_cost_lambda_1.5",
        cost_of(&problem, 1.5),
    );
}

#[test]
fn the_network_of_the_gradient_check_costs_what_octave_computes() {
    let problem = check_network();
    assert_recorded("check_cost_lambda_0", cost_of(&problem, 0.0));
    assert_recorded("check_cost_lambda_3", cost_of(&problem, 3.0));
}

#[test]
fn the_digits_cost_what_octave_computes_with_weights_of_sines() {
    let network = debug_network(Architecture::LECTURE);
    for (lambda, figure) in [
        (0.0, "debug_weights_cost_lambda_0"),
        (1.0, "debug_weights_cost_lambda_1"),
        (3.0, "debug_weights_cost_lambda_3"),
    ] {
        assert_recorded(figure, cost_of_digits(&network, lambda));
    }
}

#[test]
fn the_digits_cost_what_octave_computes_with_the_shipped_weights() {
    let network = shipped_weights();
    for (lambda, number, figure) in [
        (0.0, published::OUR_COST_LAMBDA_0, "weights_cost_lambda_0"),
        (1.0, published::OUR_COST_LAMBDA_1, "weights_cost_lambda_1"),
        (3.0, published::OUR_COST_LAMBDA_3, "weights_cost_lambda_3"),
    ] {
        assert_published(number, figure, cost_of_digits(&network, lambda));
    }
}

#[test]
fn a_network_of_zeros_pays_ln_2_for_each_of_its_ten_outputs() {
    // Every output is g(0) = 1/2, and −ln(1/2) = ln 2, right or wrong.
    let lecture = Architecture::LECTURE;
    let zeros = Network::new(
        Array2::zeros(lecture.theta1_shape()),
        Array2::zeros(lecture.theta2_shape()),
    );
    let measured = cost_of_digits(&zeros, 1.0);
    assert!(
        (measured - 10.0 * LN_2).abs() < OTHER_ORDER * 10.0,
        "cost of all weights 0: expected 10 ln 2 = 6.931472, got {measured}; \
         ln 10 = 2.302585 would be the cost of a softmax, {LN_2:.6} an average over the outputs"
    );
}

// ---- sigmoid ----

#[test]
fn sigmoid_is_one_half_at_zero_and_three_quarters_at_ln_3() {
    let z = array![[0.0, 3_f64.ln(), -(3_f64.ln()), 9_f64.ln()]];
    assert_close(
        "sigmoid of 0, ln 3, −ln 3, ln 9",
        &sigmoid(&z),
        &array![[0.5, 0.75, 0.25, 0.9]],
        "1 / (1 + e^−z): 0.25 at ln 3 means that the minus sign is lost.",
    );
    assert_eq!(
        sigmoid(&arr0(0.0)),
        arr0(0.5),
        "sigmoid of 0 is exactly 1/2"
    );
}

#[test]
fn sigmoid_takes_any_number_of_axes() {
    let scalar = arr0(0.0);
    let matrix = Array2::<f64>::zeros((2, 3));
    let cube = Array3::<f64>::zeros((2, 3, 4));
    assert_eq!(sigmoid(&scalar), arr0(0.5), "a scalar");
    assert_eq!(sigmoid(&matrix), Array2::from_elem((2, 3), 0.5), "a matrix");
    assert_eq!(sigmoid(&cube), Array3::from_elem((2, 3, 4), 0.5), "a cube");
}

#[test]
fn sigmoid_of_a_thousand_is_one_and_of_minus_a_thousand_zero() {
    let g = sigmoid(&array![-1000.0, -710.0, 710.0, 1000.0, f64::MAX, f64::MIN]);
    let expected = array![0.0, 0.0, 1.0, 1.0, 1.0, 0.0];
    assert!(
        // e^−710 is 4·10⁻³⁰⁹: 0 may have a few such crumbs.
        largest_difference(&g, &expected) < 1e-300,
        "sigmoid of −1000, −710, 710, 1000 and the largest and the smallest number: \
         expected {expected}, got {g}{}",
        if_not_finite(g.sum(), "; e^1000 is infinite, and ∞ / ∞ is NaN")
    );
}

// ---- targets ----

#[test]
fn one_hot_puts_a_one_in_the_column_before_the_label() {
    let targets = one_hot(&array![2, 3, 1, 3], 4);
    let expected = array![
        [0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
        [1.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
    ];
    assert_eq!(
        targets, expected,
        "targets of the labels 2, 3, 1, 3 of 4: label k is column k − 1, counted from 0"
    );
}

#[test]
fn one_hot_puts_label_10_the_digit_0_in_the_last_column() {
    let targets = one_hot(&array![10], 10);
    assert_eq!(
        targets,
        array![[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]],
        "the digit 0 is labelled 10, and no column moves for it"
    );
}

#[test]
#[should_panic(expected = "label 0 is outside 1..=3")]
fn one_hot_refuses_label_0() {
    let _ = one_hot(&array![1, 0], 3);
}

#[test]
#[should_panic(expected = "label 4 is outside 1..=3")]
fn one_hot_refuses_a_label_without_an_output() {
    let _ = one_hot(&array![3, 4], 3);
}

// ---- the forward pass, by hand ----

/// A network 2-3-2 and two examples whose sigmoids are simple fractions: g(0) =
/// 1/2, g(ln 3) = 3/4, g(−ln 3) = 1/4, g(−2 ln 3) = 1/10.
fn by_hand() -> Problem {
    // in units of ln 3; column 0 belongs to the bias unit
    let theta1 = array![[0.0, 1.0, 0.0], [1.0, -1.0, 0.0], [-1.0, 0.0, 1.0]];
    let theta2 = array![[-2.0, 4.0, 0.0, 0.0], [-2.0, 0.0, 4.0, -4.0]];
    Problem {
        network: Network::new(theta1 * 3_f64.ln(), theta2 * 3_f64.ln()),
        x: array![[1.0, 0.0], [0.0, 2.0]],
        labels: array![1, 2],
    }
}

#[test]
fn every_layer_holds_what_one_computes_by_hand() {
    let Problem { network, x, .. } = by_hand();
    let pass = feedforward(&network, &x);
    let ln_3 = 3_f64.ln();

    assert_eq!(pass.a1, x, "a1 is the examples themselves, without a bias");
    assert_close(
        "z2",
        &pass.z2,
        &(array![[1.0, 0.0, -1.0], [0.0, 1.0, 1.0]] * ln_3),
        "z2 = a1·Theta1' with a bias unit of 1, before the sigmoid",
    );
    assert_close(
        "a2",
        &pass.a2,
        &array![[0.75, 0.5, 0.25], [0.5, 0.75, 0.75]],
        "a2 = g(z2), the bias unit not counted",
    );
    assert_close(
        "z3",
        &pass.z3,
        &(array![[1.0, -1.0], [0.0, -2.0]] * ln_3),
        "z3 = a2·Theta2' with a bias unit of 1, before the sigmoid",
    );
    assert_close(
        "a3",
        &pass.a3,
        &array![[0.75, 0.25], [0.5, 0.1]],
        "a3 = g(z3)",
    );
}

#[test]
fn the_layers_of_2_4_4_have_a_row_for_each_of_16_examples() {
    let Problem { network, x, .. } = submission();
    let pass = feedforward(&network, &x);
    assert_eq!(pass.a1.dim(), (16, 2), "a1: examples × inputs");
    assert_eq!(pass.z2.dim(), (16, 4), "z2: examples × hidden");
    assert_eq!(pass.a2.dim(), (16, 4), "a2: examples × hidden, no bias");
    assert_eq!(pass.z3.dim(), (16, 4), "z3: examples × labels");
    assert_eq!(pass.a3.dim(), (16, 4), "a3: examples × labels");
}

#[test]
#[should_panic(expected = "x is [2, 3], the network has 2 inputs")]
fn feedforward_refuses_examples_of_another_width() {
    let _ = feedforward(&by_hand().network, &Array2::zeros((2, 3)));
}

// ---- the cost, by hand ----

#[test]
fn the_cost_of_the_network_by_hand_is_1_785548() {
    let problem = by_hand();
    // Example 1 wants (1, 0) and gets (3/4, 1/4): −ln 3/4 − ln 3/4.
    // Example 2 wants (0, 1) and gets (1/2, 1/10): −ln 1/2 − ln 1/10.
    let expected = (-2.0 * 0.75_f64.ln() - 0.5_f64.ln() - 0.1_f64.ln()) / 2.0;
    let pass = feedforward(&problem.network, &problem.x);
    let measured = cross_entropy(&pass, &array![[1.0, 0.0], [0.0, 1.0]]);
    assert!(
        (measured - expected).abs() < FEW_ROUNDINGS,
        "expected {expected}, got {measured}{}",
        match measured / expected {
            ratio if (ratio - 2.0).abs() < 1e-9 => "; twice as much is not divided by m = 2",
            ratio if (ratio - 0.5).abs() < 1e-9 =>
                "; half as much is divided by 2m, or by the number of labels too",
            _ => "",
        }
    );
}

#[test]
fn the_penalty_leaves_out_the_weights_of_the_bias_units() {
    let network = Network::new(
        array![[10.0, 1.0, 2.0], [20.0, 3.0, 4.0]],
        array![[30.0, 1.0, 0.0], [40.0, 0.0, 2.0], [50.0, 3.0, 1.0]],
    );
    // 1 + 4 + 9 + 16 of Theta1, 1 + 4 + 9 + 1 of Theta2, times 2 / (2·5)
    let measured = penalty(&network, 2.0, 5);
    let likely = match measured {
        1109.0 => "the bias columns are in it",
        18.0 => "lambda / m instead of lambda / 2m",
        45.0 => "no division by m",
        6.0 => "Theta1 alone",
        3.0 => "Theta2 alone",
        _ => "lambda / 2m · Σ θ² without column 0 of either matrix",
    };
    assert!(
        (measured - 9.0).abs() < FEW_ROUNDINGS * 10.0,
        "expected 2 / (2·5) · 45 = 9, got {measured}: {likely}"
    );
}

#[test]
fn without_lambda_there_is_no_penalty() {
    let measured = penalty(&two_two_four().network, 0.0, 3);
    assert!(measured == 0.0, "lambda 0: expected 0, got {measured}");
}

/// An output of one unit that is sure: z3 = `z`, from a hidden unit of g(0).
fn sure(z: f64) -> (Network, Array2<f64>) {
    let theta1 = array![[0.0, 0.0]];
    let theta2 = array![[z, 0.0]];
    (Network::new(theta1, theta2), array![[1.0]])
}

#[test]
fn an_output_that_is_sure_and_wrong_costs_much_but_not_infinitely_much() {
    for z in [40.0, 100.0, 800.0, -40.0, -800.0] {
        let (network, x) = sure(z);
        let wrong = array![[if z > 0.0 { 0.0 } else { 1.0 }]];
        let measured = cross_entropy(&feedforward(&network, &x), &wrong);
        // The exact cost is |z|. A program may stop at the smallest h that it
        // tells from 0, which is no larger than 1e-13: −ln 1e-13 = 30.
        assert!(
            measured.is_finite() && measured > 30.0,
            "z3 = {z}, target {wrong}: the cost is {}, and must be finite and more than 30, \
             got {measured}{}",
            z.abs(),
            if_not_finite(
                measured,
                "; h is rounded to 0 or 1 there, ln(0) is −∞ and 0 · ∞ is NaN"
            )
        );
    }
}

#[test]
fn an_output_that_is_sure_and_right_costs_nothing() {
    for z in [40.0, 800.0, -40.0, -800.0] {
        let (network, x) = sure(z);
        let right = array![[if z > 0.0 { 1.0 } else { 0.0 }]];
        let measured = cross_entropy(&feedforward(&network, &x), &right);
        // e^−40 is 4·10⁻¹⁸; a bound on h, as above, costs up to 1e-13.
        assert!(
            measured.abs() < 1e-12,
            "z3 = {z}, target {right}: expected 0, got {measured}{}",
            if_not_finite(measured, "; 0 · ln(0) is NaN")
        );
    }
}

#[test]
#[should_panic(expected = "shapes of a3 and of the targets")]
fn cross_entropy_refuses_targets_of_another_shape() {
    let Problem { network, x, .. } = by_hand();
    let _ = cross_entropy(&feedforward(&network, &x), &Array2::zeros((2, 3)));
}

// ---- properties ----

/// The cost as the formula says it, one example and one unit after the other.
fn cost_in_loops(problem: &Problem, lambda: f64) -> f64 {
    let Problem { network, x, labels } = problem;
    let unit = |theta: &Array2<f64>, unit: usize, before: &[f64]| {
        let mut z = theta[[unit, 0]];
        for (i, activation) in before.iter().enumerate() {
            z += theta[[unit, i + 1]] * activation;
        }
        1.0 / (1.0 + (-z).exp())
    };
    let layer = |theta: &Array2<f64>, before: &[f64]| -> Vec<f64> {
        (0..theta.nrows()).map(|k| unit(theta, k, before)).collect()
    };
    let m = x.nrows() as f64;
    let mut sum = 0.0;
    for (example, &label) in x.rows().into_iter().zip(labels) {
        let hidden = layer(&network.theta1, &example.to_vec());
        let outputs = layer(&network.theta2, &hidden);
        for (k, h) in outputs.into_iter().enumerate() {
            sum -= if label == k + 1 {
                h.ln()
            } else {
                (1.0 - h).ln()
            };
        }
    }
    let mut squares = 0.0;
    for theta in [&network.theta1, &network.theta2] {
        for ((_, column), weight) in theta.indexed_iter() {
            if column > 0 {
                squares += weight * weight;
            }
        }
    }
    sum / m + lambda / (2.0 * m) * squares
}

properties! {
    256;

    #[test]
    fn sigmoid_mirrors_itself_rises_and_stays_between_0_and_1(
        z in -800.0..800.0_f64,
        step in 0.001..10.0_f64,
    ) {
        let g = |z: f64| sigmoid(&arr0(z)).into_scalar();
        assert!((0.0..=1.0).contains(&g(z)), "g({}) = {} is outside 0..=1", z, g(z));
        assert!(
            (g(-z) - (1.0 - g(z))).abs() < 4.0 * f64::EPSILON,
            "g(−z) = 1 − g(z): at z = {} they are {} and {}", z, g(-z), 1.0 - g(z)
        );
        assert!(
            g(z) <= g(z + step),
            "g rises: g({}) = {}, but g({}) = {}", z, g(z), z + step, g(z + step)
        );
        // Near 0 it is 1/2 + z/4 − z³/48 + …
        let small = z * 1e-6;
        assert!(
            (g(small) - (0.5 + small / 4.0 - small.powi(3) / 48.0)).abs() < 4.0 * f64::EPSILON,
            "near 0 the curve is 1/2 + z/4: g({}) = {}", small, g(small)
        );
    }

    #[test]
    fn each_row_of_targets_has_a_single_one(labels in prop::collection::vec(1..=7_usize, 1..20)) {
        let targets = one_hot(&Array1::from(labels.clone()), 7);
        for (row, label) in targets.rows().into_iter().zip(labels) {
            let expected: Array1<f64> = (1..=7).map(|k| f64::from(u8::from(k == label))).collect();
            assert_same(&row, &expected, format!("targets of label {label} of 7"));
        }
    }

    #[test]
    fn the_cost_is_what_the_formula_says(problem in problems(), lambda in lambdas()) {
        let (measured, expected) = (cost_of(&problem, lambda), cost_in_loops(&problem, lambda));
        // |z3| is at most 2 + 6·2 = 14, where 1 − h is 8·10⁻⁷ and its rounding
        // moves the logarithm by 1.1·10⁻¹⁶ / 8·10⁻⁷ = 1.4·10⁻¹⁰, in at most 5 outputs.
        assert!(
            (measured - expected).abs() < 1e-9,
            "expected {expected}, got {measured}"
        );
    }

    #[test]
    fn the_examples_are_averaged(problem in problems()) {
        let Problem { network, x, labels } = &problem;
        let targets = one_hot(labels, problem.num_labels());
        let once = cost(network, x, &targets, 0.0);
        let (x_twice, targets_twice) = (concatenate![Axis(0), *x, *x], concatenate![Axis(0), targets, targets]);
        let twice = cost(network, &x_twice, &targets_twice, 0.0);
        // Costs of at most 5 · 14, in another order.
        assert!(
            (once - twice).abs() < OTHER_ORDER * 70.0,
            "every example twice must cost what it costs once, {once}, got {twice}: 1/m is missing \
             or counts something else"
        );
    }

    #[test]
    fn the_penalty_grows_with_lambda_and_falls_with_m(problem in problems(), lambda in lambdas()) {
        let network = &problem.network;
        let (one, five) = (penalty(network, lambda, 1), penalty(network, 5.0 * lambda, 5));
        assert!(
            (one - five).abs() <= OTHER_ORDER * one,
            "five times lambda and five times the examples: expected {one}, got {five}"
        );
        assert!(one >= 0.0, "a sum of squares cannot be {one}");
    }

    #[test]
    fn every_activation_is_the_sigmoid_of_its_weighted_input(problem in problems()) {
        let ForwardPass { z2, a2, z3, a3, .. } = feedforward(&problem.network, &problem.x);
        for (name, z, a) in [("a2 = g(z2)", &z2, &a2), ("a3 = g(z3)", &z3, &a3)] {
            let worst = Zip::from(z).and(a).fold(0.0_f64, |worst, z, a| {
                worst.max((a - 1.0 / (1.0 + (-z).exp())).abs())
            });
            assert!(worst < FEW_ROUNDINGS, "{name}: off by up to {worst}");
        }
    }
}
