//! Section 2: what the network answers, and what its answers cost.
//! Run: `cargo test --test s2_feedforward`.

use std::f64::consts::LN_2;

use common::arrays::{any, first, last, mapped, one_above_the_other};
use common::expect::{Expect, caught, panics_with};
use common::feedforward::costs::{
    ThreeExamples, half_sure_cost, half_sure_cost_swapped, is_single, known_costs, no_inputs,
    three_by_hand,
};
use common::feedforward::layers::{
    NO_BIAS_UNIT, NOT_TURNED, by_hand, by_hand_the_other_way, is_product_by_entry, sums_by_hand,
    two_by_softmax_without_axis, two_of_everything, wrong_layers, z3_rolled_by_row,
};
use common::feedforward::penalties::{mistake_that_makes, weights_by_hand, wrong_penalties};
use common::feedforward::sigmoids::{
    are_of_another_activation, are_of_single_precision, distance_from_g, g, sigmoids_wrong_by_two,
    wrong_sigmoids,
};
use common::feedforward::targets::{
    assert_ones_at_labels, ones_at, wrong_targets, wrong_targets_of_10_and_2,
};
use common::feedforward::whole_costs::{cost_in_loops, symptoms_of, two_three_four};
use common::mistakes::Mistake;
#[allow(clippy::wildcard_imports)] // nearly all of the section's mistakes
use common::mistakes::feedforward::*;
use common::networks::{Problem, check_network, debug_network, submission, two_two_four};
use common::properties::properties;
use common::recorded::recorded_number;
use common::strategies::{lambdas, problems};
use common::value::Value;
use common::{course_weights, digits, shipped_weights, some_digits};
use handwritten::feedforward::{ForwardPass, cost, cross_entropy, feedforward, one_hot, penalty};
use handwritten::network::{Architecture, Network};
use handwritten::published::{self, Published};
use ndarray::{Array1, Array2, Array3, arr0, array};
use proptest::collection::vec;

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

/// The cost of the 5,000 digits at lambda 0, 1 and 3. They go through the network
/// once: in loops, which are right too, that takes seconds.
fn costs_of_digits(network: &Network) -> [f64; 3] {
    let answers = cost(network, &digits().x, &one_hot(&digits().labels, 10), 0.0);
    let with_penalty = |lambda: f64| answers + penalty(network, lambda, digits().labels.len());
    [answers, with_penalty(1.0), with_penalty(3.0)]
}

const SIGMOID: &str = "feedforward::sigmoid";
const ONE_HOT: &str = "feedforward::one_hot";
const FEEDFORWARD: &str = "feedforward::feedforward";
const CROSS_ENTROPY: &str = "feedforward::cross_entropy";
const PENALTY: &str = "feedforward::penalty";
const COST: &str = "feedforward::cost";

fn assert_published(number: Published, figure: &str, measured: f64) {
    let source = format!("{}, {}", number.what, number.source);
    assert!(number.agrees(recorded_number(figure)), "{source}");
    assert_figure(&source, figure, measured);
}

fn assert_recorded(figure: &str, measured: f64) {
    assert_figure(figure, figure, measured);
}

/// Compares a cost with the recorded one, and with what known mistakes make of it.
#[track_caller]
fn assert_figure(what: &str, figure: &str, measured: f64) {
    let expected = recorded_number(figure);
    let mut expect = Expect::of(COST, what, expected).within(OTHER_ORDER * expected.abs());
    for (mistake, wrong) in symptoms_of(figure) {
        let mistake = match mistake {
            // The same number, as 1 − g(z) is g(−z).
            it if *it == OUTPUT_SIGN && half_sure_is_swapped() => &TERMS_SWAPPED,
            it if *it == OUTPUT_SIGN && !half_sure_is_right() => continue,
            it if !is_of_penalty(it) => it,
            it if penalty_is_right() => in_cost(it),
            // Six digits of a cost do not tell every penalty from every other.
            it if mistake_in_penalty(penalty_by_hand()) == Some(it) => it,
            _ => continue,
        };
        expect = expect.known(mistake, wrong);
    }
    expect.assert(|| measured);
}

fn is_of_penalty(mistake: &Mistake) -> bool {
    mistake.reread == PENALTY
}

// ---- sigmoid ----

/// `sigmoid`, for arrays of one kind each. It is generic, so that whatever calls it
/// is compiled again where `feedforward` begins to call it, or ceases to: this
/// module alone.
mod sigmoids {
    use handwritten::feedforward::sigmoid;
    use ndarray::{Array0, Array1, Array2, Array3};

    pub(super) fn of_scalar(z: &Array0<f64>) -> Array0<f64> {
        sigmoid(z)
    }

    pub(super) fn of_vector(z: &Array1<f64>) -> Array1<f64> {
        sigmoid(z)
    }

    pub(super) fn of_matrix(z: &Array2<f64>) -> Array2<f64> {
        sigmoid(z)
    }

    pub(super) fn of_cube(z: &Array3<f64>) -> Array3<f64> {
        sigmoid(z)
    }
}
use sigmoids::of_vector as sigmoid;

#[test]
fn sigmoid_is_one_half_at_zero_and_three_quarters_at_ln_3() {
    let z = array![0.0, 3_f64.ln(), -(3_f64.ln()), 9_f64.ln()];
    Expect::of(
        SIGMOID,
        "sigmoid of 0, ln 3, −ln 3, ln 9",
        array![0.5, 0.75, 0.25, 0.9],
    )
    .within(FEW_ROUNDINGS)
    .known_each(wrong_sigmoids(&z))
    .known_each_together(sigmoids_wrong_by_two(&z))
    .known_when(&SINGLE_PRECISION, |g| are_of_single_precision(g, &z))
    .assert(|| sigmoid(&z));
    Expect::of(
        SIGMOID,
        "sigmoid of 0, which is ½ without any rounding",
        0.5,
    )
    .assert(|| sigmoid_of(0.0));
}

/// The sigmoid of a single number.
fn sigmoid_of(z: f64) -> f64 {
    first(&sigmoid(&array![z]))
}

#[test]
fn sigmoid_takes_any_number_of_axes() {
    let scalar = arr0(0.0);
    let matrix = Array2::<f64>::zeros((2, 3));
    let cube = Array3::<f64>::zeros((2, 3, 4));
    assert_eq!(sigmoids::of_scalar(&scalar), arr0(0.5), "a scalar");
    assert_eq!(
        sigmoids::of_matrix(&matrix),
        Array2::from_elem((2, 3), 0.5),
        "a matrix"
    );
    assert_eq!(
        sigmoids::of_cube(&cube),
        Array3::from_elem((2, 3, 4), 0.5),
        "a cube"
    );
}

#[test]
fn sigmoid_of_a_thousand_is_one_and_of_minus_a_thousand_zero() {
    let z = array![-1000.0, -710.0, 710.0, 1000.0, f64::MAX, f64::MIN];
    let what = "sigmoid of −1000, −710, 710, 1000, the largest and the smallest number";
    let turned = array![1.0, 1.0, 0.0, 0.0, 0.0, 1.0];
    let unbounded = array![f64::INFINITY, f64::INFINITY, 1.0, 1.0, 1.0, f64::INFINITY];
    Expect::of(SIGMOID, what, array![0.0, 0.0, 1.0, 1.0, 1.0, 0.0])
        .within(1e-300) // e^−710 is 4·10⁻³⁰⁹: 0 may have a few such crumbs
        .known_when(&SIGMOID_OVERFLOW, |g| any(g, &f64::is_nan))
        // The same for −1000 and the smallest number, and not 0 as for both.
        .known_when(&CUT_OFF, |g| {
            (1e-300..0.5).contains(&first(g)) && first(g).is_like(&last(g))
        })
        .known_when(&SIGMOID_SIGN, |g| g.is_like(&turned) && at_ln_3(0.25, 0.75))
        .known_when(&MINUS_EXP, |g| g.is_like(&turned) && at_ln_3(-0.5, 1.5))
        .known_when(&PARENTHESES, |g| {
            g.is_like(&unbounded) && at_ln_3(4.0 / 3.0, 4.0)
        })
        .assert(|| sigmoid(&z));
}

/// Whether `sigmoid` gives these at ln 3 and at −ln 3.
fn at_ln_3(positive: f64, negative: f64) -> bool {
    let z = array![3_f64.ln(), -(3_f64.ln())];
    sigmoid(&z).is(&array![positive, negative], FEW_ROUNDINGS)
}

#[test]
fn sigmoid_of_minus_40_keeps_its_digits() {
    // It is 2·10⁻⁹ there; numbers near 1 are rounded to 10⁻¹⁶.
    let precise_at_minus_20 = || sigmoid_of(-20.0).is(&(1.0 / (1.0 + 20_f64.exp())), 1e-18);
    let assert_at = |z: f64| {
        // 1 + e^z is 1 to all digits, which leaves e^z, up to rounding.
        let expected = z.exp();
        Expect::of(SIGMOID, format!("sigmoid of {z}, e^{z}"), expected)
            .within(FEW_ROUNDINGS * expected)
            .known_when(&SMALL_LOST, |g| {
                g.abs() < f64::EPSILON && at_ln_3(0.75, 0.25) && !precise_at_minus_20()
            })
            .known_when(&CUT_OFF, |g| g.is_like(&0.0) && precise_at_minus_20())
            .assert(|| sigmoid_of(z));
    };
    assert_at(-40.0);
    assert_at(-100.0);
    assert_at(-700.0);
}

// ---- targets ----

#[test]
fn one_hot_puts_a_one_in_the_column_before_the_label() {
    let labels = array![2, 3, 1, 3];
    let expected = array![
        [0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
        [1.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
    ];
    Expect::of(ONE_HOT, "targets of the labels 2, 3, 1, 3 of 4", expected)
        .known_each(wrong_targets())
        .remark("Label k is column k − 1, counted from 0.")
        .assert(|| one_hot(&labels, 4));
}

#[test]
fn one_hot_puts_label_10_the_digit_0_in_the_last_column() {
    let without_10 = ones_at(&[10, 1], 10); // a row of zeros
    let two_of_3 = array![[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]];
    let what = "targets of the labels 10 (the digit 0) and 2, of 10";
    Expect::of(ONE_HOT, what, ones_at(&[9, 1], 10))
        .known_each(wrong_targets_of_10_and_2())
        .known_when(&LAST_LABEL_MISSING, |got| {
            got.is_like(&without_10) && one_hot(&array![1, 2], 3).is_like(&two_of_3)
        })
        .known_panic(&LABEL_AS_COLUMN, "out of bounds")
        .assert(|| one_hot(&array![10, 2], 10));
    let what = "targets of the labels 1 and 1, of 1";
    Expect::of(ONE_HOT, what, array![[1.0], [1.0]]).assert(|| one_hot(&array![1, 1], 1));
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

#[test]
fn every_layer_holds_what_one_computes_by_hand() {
    let Problem { network, x, .. } = by_hand();
    let (z2, z3) = sums_by_hand();
    let a2 = array![
        [0.75, 0.5, 0.25, 0.75],
        [0.5, 0.75, 0.75, 0.25],
        [0.75, 0.5, 0.5, 0.5]
    ];
    let a3 = array![[0.75, 0.9], [0.5, 0.25], [0.75, 0.5]];
    let known = wrong_layers();
    let (z2_without_bias, z3_without_bias) = known.without_bias;
    let layer = |what: &str, formula: &str, expected: &Array2<f64>| {
        let what = format!("{what} of a network 2-4-2, {formula}");
        Expect::of(FEEDFORWARD, what, expected.clone()).within(FEW_ROUNDINGS)
    };
    let z3_of_pass = || feedforward(&network, &x).z3;

    let what = "feedforward of three examples through a network 2-4-2, whose a1 is the examples";
    Expect::of(FEEDFORWARD, what, x.clone())
        .known_panic_of(&THETA_NOT_TURNED, NOT_TURNED)
        .known_panic_of(&BIAS_UNIT_MISSING, NO_BIAS_UNIT)
        .known_panic_when(&PRODUCT_BY_ENTRY, |_| multiplies_by_entry())
        .known_panic_when(&BIAS_AS_ROW, |_| a_layer_has_one_row_more())
        .known_panic_when(&OUTPUT_SOFTMAX, |_| is_softmax_without_axis())
        .remark("Here x is 3 × 2 and a2 3 × 4; Theta1 is 4 × 3 and Theta2 2 × 5.")
        .assert(|| feedforward(&network, &x).a1.to_owned());
    layer("z2", "a1·Theta1' with a bias unit of 1", &z2)
        .known_when(&NO_BIAS, |z2| {
            z2.is_like(&z2_without_bias) && z3_of_pass().is_like(&z3_without_bias)
        })
        .known_each(known.z2)
        .assert(|| feedforward(&network, &x).z2);
    layer("a2", "g(z2), the bias unit not counted", &a2)
        .known_each(known.a2)
        .known_when(&OTHER_ACTIVATION, |a2| {
            are_of_another_activation(a2, &z2) && at_ln_3(0.75, 0.25)
        })
        .assert(|| feedforward(&network, &x).a2);
    layer("z3", "a2·Theta2' with a bias unit of 1", &z3)
        .known_each(known.z3)
        .assert(z3_of_pass);
    layer("a3", "g(z3)", &a3)
        .known_each(known.a3)
        .assert(|| feedforward(&network, &x).a3);
}

/// In [`by_hand`] Theta1 and x lie column by column and Theta2 row by row.
#[test]
fn matrices_that_lie_in_memory_the_other_way_make_the_same_layers() {
    let (network, x) = by_hand_the_other_way();
    let (_, z3) = sums_by_hand();
    let what = "z3 of a network 2-4-2 whose Theta2 lies in memory column by column";
    Expect::of(FEEDFORWARD, what, z3)
        .within(FEW_ROUNDINGS)
        .known(&ROLLED_BY_ROW, z3_rolled_by_row())
        .remark(
            "Where a matrix lies row by row and where column by column, its entries are the same.",
        )
        .assert(|| feedforward(&network, &x).z3);
}

/// Whether six examples make a layer of seven rows, in a network 4-3-2.
fn a_layer_has_one_row_more() -> bool {
    let network = debug_network(Architecture {
        inputs: 4,
        hidden: 3,
        labels: 2,
    });
    let x = Array2::zeros((6, 4));
    let words = ["inputs 7 × 4 and 5 × 3", "inputs 7 × 3 and 4 × 2"];
    panics_with(&words, &mut || drop(feedforward(&network, &x)))
}

/// Whether the exponentials of each output are divided by the sum of an example, which
/// fits only where there are as many of both.
fn is_softmax_without_axis() -> bool {
    let (two, outputs) = two_by_softmax_without_axis();
    let a3 = caught(|| feedforward(&by_hand().network, &two).a3);
    a3.is_ok_and(|a3| a3.is_like(&outputs))
}

/// Whether a layer and its weights are multiplied entry by entry, which fits only
/// where there are two of everything.
fn multiplies_by_entry() -> bool {
    let (network, x) = two_of_everything();
    let is_by_entry = caught(|| {
        let ForwardPass { z2, a2, z3, .. } = feedforward(&network, &x);
        is_product_by_entry(&z2, &network.theta1, &x)
            || is_product_by_entry(&z3, &network.theta2, &a2)
    });
    matches!(is_by_entry, Ok(true))
}

/// Whether the weighted sums of the network by hand are right.
fn small_sums_are_right() -> bool {
    let Problem { network, x, .. } = by_hand();
    let pass = feedforward(&network, &x);
    let (z2, z3) = sums_by_hand();
    pass.z2.is_like(&z2) && pass.z3.is_like(&z3)
}

#[test]
fn a_weighted_sum_may_be_large() {
    let network = Network::new(array![[0.0, 100.0]], array![[0.0, 200.0]]);
    let x = array![[1.0], [-2.0]];
    let pass = || feedforward(&network, &x);
    let cut_off = |expected: f64| {
        move |z: &Array2<f64>| (0.0..0.999 * expected).contains(&first(z)) && small_sums_are_right()
    };
    let what = "z2 of a network 1-1-1, 100 times the inputs 1 and −2";
    Expect::of(FEEDFORWARD, what, array![[100.0], [-200.0]])
        .within(FEW_ROUNDINGS * 100.0)
        .known_when(&SUMS_CUT_OFF, cut_off(100.0))
        .assert(|| pass().z2);
    // a2 is g(100), which is 1 to all digits, and g(−200), 10⁻⁸⁷.
    Expect::of(
        FEEDFORWARD,
        "z3 of the same, 200·a2",
        array![[200.0], [0.0]],
    )
    .within(FEW_ROUNDINGS * 100.0)
    .known_when(&SUMS_CUT_OFF, cut_off(200.0))
    .assert(|| pass().z3);
}

#[test]
fn the_layers_of_2_4_4_have_a_row_for_each_of_16_examples() {
    let Problem { network, x, .. } = submission();
    let pass = || feedforward(&network, &x);
    let shape =
        |what: &str, expected| Expect::of(FEEDFORWARD, format!("shape of {what}"), expected);
    shape("a1, examples × inputs", (16, 2)).assert(|| pass().a1.dim());
    shape("z2, examples × hidden", (16, 4)).assert(|| pass().z2.dim());
    shape("a2, examples × hidden", (16, 4))
        .known(&BIAS_IN_A2, (16, 5))
        .assert(|| pass().a2.dim());
    shape("z3, examples × labels", (16, 4)).assert(|| pass().z3.dim());
    shape("a3, examples × labels", (16, 4)).assert(|| pass().a3.dim());
}

#[test]
#[should_panic(expected = "x is [2, 3], the network has 2 inputs")]
fn feedforward_refuses_examples_of_another_width() {
    let _ = feedforward(&by_hand().network, &Array2::zeros((2, 3)));
}

// ---- the cost, by hand ----

/// What a network answers whose outputs have the weighted inputs `z3`.
fn answers(z3: Array2<f64>) -> ForwardPass<'static> {
    let none = Array2::zeros((z3.nrows(), 0));
    ForwardPass {
        a1: no_inputs(z3.nrows()),
        z2: none.clone(),
        a2: none,
        a3: mapped(&z3, &g),
        z3,
    }
}

#[test]
fn the_cost_of_three_examples_by_hand() {
    let ThreeExamples { z3, y, .. } = three_by_hand();
    let known = known_costs();
    let (pass, right) = (answers(z3), known.right);
    let what = "the cost of three examples with four outputs";
    Expect::of(CROSS_ENTROPY, what, right)
        .within(FEW_ROUNDINGS * 10.0)
        .known_each(known.wrong)
        .known_each_together(known.by_two)
        .known_when(&WHOLE_NUMBERS_IN_COST, |cost| {
            cost.is_like(&0.0) && divides_by_whole_m()
        })
        .known_when(&SINGLE_PRECISION_IN_COST, |cost| {
            cost.is(&right, 1e-6 * right) && (is_single(*cost) || is_single(3.0 * cost))
        })
        .remark(why_0(&pass, &y))
        .assert(|| cross_entropy(&pass, &y));
}

/// Whether `cross_entropy` divides by m as a whole number, which panics for 0.
fn divides_by_whole_m() -> bool {
    let none = Array2::zeros((0, 4));
    let pass = answers(none.clone());
    panics_with(&["divide by zero"], &mut || {
        let _ = cross_entropy(&pass, &none);
    })
}

/// What a cost of exactly 0 says of where it comes from.
fn why_0(pass: &ForwardPass, y: &Array2<f64>) -> &'static str {
    match caught(|| cross_entropy(pass, y)) {
        Ok(0.0) => {
            "It is exactly 0: what was computed was multiplied by 0, or it did not reach the \
             result, as where a second `let` in a loop or in braces makes a new variable, which \
             ends there."
        }
        _ => "",
    }
}

#[test]
fn the_cost_of_the_network_by_hand_is_1_883513() {
    let problem = by_hand();
    // Example 1 wants (1, 0) and gets (3/4, 9/10): −ln 3/4 − ln 1/10.
    // Example 2 wants (0, 1) and gets (1/2, 1/4): −ln 1/2 − ln 1/4.
    // Example 3 wants (1, 0) and gets (3/4, 1/2): −ln 3/4 − ln 1/2.
    let product = 0.75 * 0.1 * 0.5 * 0.25 * 0.75 * 0.5_f64;
    let expected = -product.ln() / 3.0;
    Expect::of(
        CROSS_ENTROPY,
        "the cost of a network 2-4-2 for three examples",
        expected,
    )
    .within(FEW_ROUNDINGS)
    .assert(|| {
        let pass = feedforward(&problem.network, &problem.x);
        cross_entropy(&pass, &array![[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    });
}

/// Whether `penalty` divides by m as a whole number, which panics for 0.
fn divides_whole_numbers() -> bool {
    panics_with(&["divide by zero"], &mut || {
        let _ = penalty(&weights_by_hand(), 2.0, 0);
    })
}

/// What `penalty` makes of them for five examples at lambda 2.
fn penalty_by_hand() -> f64 {
    penalty(&weights_by_hand(), 2.0, 5)
}

/// The mistake that makes this of the weights by hand.
fn mistake_in_penalty(got: f64) -> Option<&'static Mistake> {
    if got.is_like(&0.0) && divides_whole_numbers() {
        return Some(&WHOLE_NUMBERS);
    }
    mistake_that_makes(got)
}

#[test]
fn the_penalty_leaves_out_the_weights_of_the_bias_units() {
    let what = "the penalty of five examples at lambda 2, 2 / (2·5) · (30 + 15)";
    let mut expect = Expect::of(PENALTY, what, 9.0).within(FEW_ROUNDINGS * 10.0);
    for (mistake, _) in wrong_penalties() {
        expect = expect.known_when(mistake, move |got| {
            mistake_in_penalty(*got) == Some(mistake)
        });
    }
    expect
        .known_when(&WHOLE_NUMBERS, |got| {
            mistake_in_penalty(*got) == Some(&WHOLE_NUMBERS)
        })
        .known_panic_of(
            &WEIGHTS_CROSSED,
            &["inputs 3 × 2 and 3 × 2", "inputs 2 × 3 and 2 × 3"],
        )
        .assert(penalty_by_hand);
    // 1.5 / (2·5) · 45; rounded to 1 or to 2, lambda makes 4.5 or 9 of it.
    let what = "the penalty of the same at lambda 1.5, 1.5 / (2·5) · (30 + 15)";
    Expect::of(PENALTY, what, 6.75)
        .within(FEW_ROUNDINGS * 10.0)
        .known(&LAMBDA_ROUNDED, 4.5)
        .known(&LAMBDA_ROUNDED, 9.0)
        .assert(|| penalty(&weights_by_hand(), 1.5, 5));
}

/// Then a wrong penalty in the cost is the mistake of `cost`.
fn penalty_is_right() -> bool {
    (penalty_by_hand() - 9.0).abs() < FEW_ROUNDINGS * 10.0
}

#[test]
fn the_cost_is_that_of_the_answers_and_the_penalty() {
    let (network, x, targets) = two_three_four();
    let (answers, penalty) = (
        cross_entropy(&feedforward(&network, &x), &targets),
        penalty(&network, 3.0, 5),
    );
    // A penalty in which m is the count of something else.
    let counting = |something: f64| answers + 5.0 / something * penalty;
    let known_by_length =
        |got: &f64, length: f64| got.is_like(&counting(length)) && cost_of_one_pixel_is_right();
    Expect::of(
        COST,
        "cost of five examples of a network 2-3-4 at lambda 3",
        answers + penalty,
    )
    .within(FEW_ROUNDINGS * 100.0)
    .known(in_cost(&NO_PENALTY), answers)
    .known(in_cost(&LAMBDA_OVER_M), answers + 2.0 * penalty)
    .known(in_cost(&PENALTY_SUBTRACTED), answers - penalty)
    .known(&LAMBDA_TWICE, answers + 3.0 * penalty)
    .known(&DIVIDED_AGAIN, (answers + penalty) / 5.0)
    .known(&COLUMNS_COUNTED, counting(2.0))
    .known(&LABELS_COUNTED, counting(4.0))
    .known_when(&ENTRIES_COUNTED, |got| known_by_length(got, 10.0))
    .known_when(&ENTRIES_COUNTED, |got| known_by_length(got, 20.0))
    .known(&ANSWERS_FORGOTTEN, penalty)
    .remark(format!(
        "The answers cost {answers:.6} and the penalty is {penalty:.6}, by your own functions."
    ))
    .assert(|| cost(&network, &x, &targets, 3.0));
}

/// Whether the cost is right where the examples have one pixel and one output
/// each, so that there are as many of them as examples.
fn cost_of_one_pixel_is_right() -> bool {
    let network = Network::new(array![[0.0, 1.0]], array![[0.0, 2.0]]);
    let (x, targets) = (array![[1.0], [0.0], [2.0]], array![[1.0], [0.0], [1.0]]);
    let answers = cross_entropy(&feedforward(&network, &x), &targets);
    cost(&network, &x, &targets, 3.0).is_like(&(answers + penalty(&network, 3.0, 3)))
}

#[test]
fn without_lambda_there_is_no_penalty() {
    let network = two_two_four().network;
    Expect::of(PENALTY, "the penalty at lambda 0", 0.0).assert(|| penalty(&network, 0.0, 3));
}

/// Whether outputs that are not sure cost what they should.
fn half_sure_is_right() -> bool {
    half_sure_costs(half_sure_cost)
}

/// Whether they cost what they should where the target is the other one.
fn half_sure_is_swapped() -> bool {
    half_sure_costs(half_sure_cost_swapped)
}

fn half_sure_costs(expected: fn(&Array2<f64>, &Array2<f64>) -> f64) -> bool {
    let ThreeExamples { z3, y, .. } = three_by_hand();
    let pass = answers(z3);
    cross_entropy(&pass, &y).is_like(&expected(&y, &pass.a3))
}

/// What a single output costs.
fn cost_of_output(z: f64, target: f64) -> f64 {
    cross_entropy(&answers(array![[z]]), &array![[target]])
}

/// What an output costs that is sure, and what known mistakes make of that.
fn expect_sure(z: f64, target: f64, expected: f64) -> Expect<'static, f64> {
    let what = format!("cost of an output with z3 = {z} where the target is {target}");
    let is_wrong = expected > 0.0;
    Expect::of(CROSS_ENTROPY, what, expected)
        .known_when(&FAR_OUT, |cost| {
            !cost.is_finite() && finite_at_40() && half_sure_is_right()
        })
        .known_when(&SATURATED, |cost| !cost.is_finite() && half_sure_is_right())
        .known_when(&SATURATED_EARLY, move |&cost| {
            let too_near = if is_wrong {
                cost < expected
            } else {
                cost > expected
            };
            too_near && half_sure_is_right()
        })
        .known_when(&TINY_BOUND, move |cost| {
            let further_out = cost_of_output(2.0 * z, target);
            is_wrong && cost.is_like(&further_out) && half_sure_is_right()
        })
        .remark(
            "If outputs that are not sure cost the wrong amount too, look at the test \
             `the_cost_of_three_examples_by_hand` first.",
        )
}

/// Whether an output costs a finite amount where e^z and e^−z are still numbers.
fn finite_at_40() -> bool {
    let is_finite = |z: f64| (cost_of_output(z, 0.0) + cost_of_output(z, 1.0)).is_finite();
    is_finite(40.0) && is_finite(-40.0)
}

#[test]
fn an_output_that_is_sure_and_wrong_costs_much_but_not_infinitely_much() {
    let assert_at = |z: f64| {
        let wrong = if z > 0.0 { 0.0 } else { 1.0 };
        // The exact cost is |z|. A program may stop at the smallest h that it
        // tells from 0, which is no larger than 1e-13: −ln 1e-13 = 30.
        expect_sure(z, wrong, z.abs())
            .within((z.abs() - 29.9).max(0.0))
            .assert(|| cost_of_output(z, wrong));
    };
    assert_at(40.0);
    assert_at(100.0);
    assert_at(800.0);
    assert_at(-40.0);
    assert_at(-800.0);
}

#[test]
fn an_output_that_is_sure_and_right_costs_nothing() {
    let assert_at = |z: f64| {
        let right = if z > 0.0 { 1.0 } else { 0.0 };
        // e^−40 is 4·10⁻¹⁸; a bound on h, as above, costs up to 1e-13.
        expect_sure(z, right, 0.0)
            .within(1e-12)
            .assert(|| cost_of_output(z, right));
    };
    assert_at(40.0);
    assert_at(800.0);
    assert_at(-40.0);
    assert_at(-800.0);
}

#[test]
#[should_panic(expected = "shapes of a3 and of the targets")]
fn cross_entropy_refuses_targets_of_another_shape() {
    let Problem { network, x, .. } = by_hand();
    let _ = cross_entropy(&feedforward(&network, &x), &Array2::zeros((2, 3)));
}

// ---- the whole cost: published numbers ----

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_course_weights_cost_0_287629_and_with_a_penalty_0_383770_and_0_576051() {
    let [without, with_1, with_3] = costs_of_digits(&course_weights());
    assert_published(
        published::COST_LAMBDA_0,
        "ex4weights_cost_lambda_0",
        without,
    );
    assert_published(published::COST_LAMBDA_1, "ex4weights_cost_lambda_1", with_1);
    assert_published(published::COST_LAMBDA_3, "ex4weights_cost_lambda_3", with_3);
}

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_squares_of_the_course_weights_add_up_to_961_4() {
    // lambda / 2m = 1 leaves the sum of the squares.
    let expected = recorded_number("ex4weights_penalty_sum_of_squares");
    assert!(published::SUM_OF_SQUARES.agrees(expected), "Octave's sum");
    Expect::of(
        PENALTY,
        "the penalty of the course's weights at lambda 2 and m 1",
        expected,
    )
    .within(OTHER_ORDER * expected)
    .assert(|| penalty(&course_weights(), 2.0, 1));
}

#[test]
fn the_published_test_case_costs_7_4070_and_with_a_penalty_19_474() {
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
fn the_digits_cost_what_octave_computes_with_the_shipped_weights() {
    let [without, with_1, with_3] = costs_of_digits(&shipped_weights());
    assert_published(
        published::OUR_COST_LAMBDA_0,
        "weights_cost_lambda_0",
        without,
    );
    assert_published(
        published::OUR_COST_LAMBDA_1,
        "weights_cost_lambda_1",
        with_1,
    );
    assert_published(
        published::OUR_COST_LAMBDA_3,
        "weights_cost_lambda_3",
        with_3,
    );
}

#[test]
fn the_digits_cost_what_octave_computes_with_weights_of_sines() {
    let network = debug_network(Architecture::LECTURE);
    let [without, with_1, with_3] = costs_of_digits(&network);
    assert_recorded("debug_weights_cost_lambda_0", without);
    assert_recorded("debug_weights_cost_lambda_1", with_1);
    assert_recorded("debug_weights_cost_lambda_3", with_3);
}

#[test]
fn a_network_of_zeros_pays_ln_2_for_each_of_its_ten_outputs() {
    // Every output is g(0) = 1/2, and −ln(1/2) = ln 2, right or wrong.
    let lecture = Architecture::LECTURE;
    let zeros = Network::new(
        Array2::zeros(lecture.theta1_shape()),
        Array2::zeros(lecture.theta2_shape()),
    );
    Expect::of(COST, "the cost of all weights 0, 10 ln 2", 10.0 * LN_2)
        .within(OTHER_ORDER * 10.0)
        .known(&SOFTMAX, 10_f64.ln())
        .assert(|| {
            let some = some_digits(50);
            cost(&zeros, &some.x, &one_hot(&some.labels, 10), 1.0)
        });
}

// ---- properties ----

properties! {
    256;

    #[test]
    fn sigmoid_mirrors_itself_rises_and_stays_between_0_and_1(
        z in -800.0..800.0_f64,
        step in 0.001..10.0_f64,
    ) {
        let g = sigmoid_of;
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
    fn each_row_of_targets_has_a_single_one(labels in vec(1..=7_usize, 1..20)) {
        let targets = one_hot(&Array1::from(labels.clone()), 7);
        assert_ones_at_labels(&targets, &labels, 7);
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
        let (x_twice, targets_twice) = (one_above_the_other(&[x, x]), one_above_the_other(&[&targets, &targets]));
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
        let (worst_2, worst_3) = (distance_from_g(&a2, &z2), distance_from_g(&a3, &z3));
        assert!(worst_2 < FEW_ROUNDINGS, "a2 = g(z2): off by up to {worst_2}");
        assert!(worst_3 < FEW_ROUNDINGS, "a3 = g(z3): off by up to {worst_3}");
    }
}
