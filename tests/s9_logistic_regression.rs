//! Section 9, logistic regression, optional. Run: `cargo test --test s9_logistic_regression`.

#![cfg(feature = "beyond")]

use std::sync::OnceLock;

use approx::abs_diff_eq;
use handwritten::logistic_regression::{
    ITERATIONS, LAMBDA, logistic_cost, logistic_cost_and_gradient, one_vs_all, predict_one_vs_all,
    weighted_sums,
};
use handwritten::published::{BASELINE_ACCURACY, CLASSIFIER_ACCURACY, CLASSIFIER_COST};
use ndarray::{Array1, Array2, Axis, array, concatenate, s};
use proptest::collection::vec;
use proptest::prelude::*;

use common::networks::column_by_column;
use common::properties::properties;
use common::recorded::{recorded, recorded_number};
use common::strategies::matrices;
use common::{central_differences, digits, largest_difference};

/// The penalty of the case that the course prints.
const COURSE_LAMBDA: f64 = 3.0;

/// The case that the course's script prints the cost and gradient of.
fn course_case() -> (Array1<f64>, Array2<f64>, Array1<f64>) {
    let theta = array![-2.0, -1.0, 1.0, 2.0];
    let x = column_by_column((5, 3), &|i| i / 10.0);
    (theta, x, array![1.0, 0.0, 1.0, 0.0, 1.0])
}

/// The answers of the classifier for the digit 0, whose label is 10.
fn is_zero() -> Array1<f64> {
    digits()
        .labels
        .mapv(|label| f64::from(u8::from(label == 10)))
}

/// The cost and gradient of the digit 0's classifier at sin(1), sin(2), …, a
/// tenth of each.
fn on_the_digits(lambda: f64) -> (f64, Array1<f64>) {
    let theta = Array1::from_shape_fn(401, |index| (1.0 + index as f64).sin() / 10.0);
    logistic_cost_and_gradient(&theta, &digits().x, &is_zero(), lambda)
}

/// What a wrong cost of the course's case comes from, where it is known.
/// Each was measured by making the mistake in NumPy.
fn likely_mistake(cost: f64) -> &'static str {
    let known = [
        (3.734819, "a penalty that includes the bias"),
        (4.334819, "lambda / m instead of lambda / 2m"),
        (0.734819, "no penalty at all"),
        (5.474097, "a sum over the examples that is not divided by m"),
        (12.674097, "nothing divided by m, the penalty neither"),
        (
            2.167410,
            "1/2m instead of 1/m before the sum over the examples",
        ),
        (1.065181, "a lost minus sign"),
    ];
    known
        .iter()
        .find(|(value, _)| (cost - value).abs() < 1e-5)
        .map_or("the formula stands in \"One unit alone\"", |(_, name)| name)
}

/// Trained as the course trains, once for all tests. A `OnceLock`, because a
/// `LazyLock` whose function panicked says so in the other tests in place of why.
fn trained() -> &'static Array2<f64> {
    static TRAINED: OnceLock<Array2<f64>> = OnceLock::new();
    TRAINED.get_or_init(|| one_vs_all(&digits().x, &digits().labels, 10, LAMBDA, ITERATIONS))
}

// ------------------------------------------------------ the published numbers

#[test]
fn the_cost_of_the_courses_case_is_as_published() {
    let (theta, x, answers) = course_case();
    let (cost, _) = logistic_cost_and_gradient(&theta, &x, &answers, COURSE_LAMBDA);
    assert!(
        CLASSIFIER_COST.agrees(cost)
            && CLASSIFIER_COST.agrees(recorded_number("logistic_course_cost")),
        "{}: {} published, got {cost}. Likely: {}.\n  \
         Reread what book/src/logistic_regression.md says about `logistic_cost_and_gradient`.",
        CLASSIFIER_COST.what,
        CLASSIFIER_COST.value,
        likely_mistake(cost)
    );
}

#[test]
fn the_gradient_of_the_courses_case_is_as_published() {
    let (theta, x, answers) = course_case();
    let (_, gradient) = logistic_cost_and_gradient(&theta, &x, &answers, COURSE_LAMBDA);
    // As ex3.m prints them, to six decimals.
    let published = array![0.146561, -0.548558, 0.724722, 1.398003];
    let recorded = Array1::from(recorded("logistic_course_gradient"));
    for (what, expected, tolerance) in [
        ("published", published, 5.1e-7),
        ("recorded", recorded, 1e-14),
    ] {
        assert!(
            largest_difference(&gradient, &expected) <= tolerance,
            "gradient of the course's case, {what}: expected\n{expected}\ngot\n{gradient}\n\
             A first entry of −1.053439 means that the bias is penalised; 0.051442, 0.124722, \
             0.198003 in the others that the slope of the penalty is missing.\n  \
             Reread what book/src/logistic_regression.md says about `logistic_cost_and_gradient`."
        );
    }
}

#[test]
fn the_cost_and_gradient_on_the_digits_are_those_of_numpy() {
    for lambda in [0.0, 3.0] {
        let (cost, gradient) = on_the_digits(lambda);
        let expected = recorded_number(&format!("logistic_digits_cost_lambda_{lambda}"));
        // A sum of 5,000 terms below 10 is off by less than 5000·2⁻⁵³·10 = 6·10⁻¹².
        assert!(
            abs_diff_eq!(cost, expected, epsilon = 1e-11),
            "cost of the digit 0's classifier, lambda {lambda}: {expected} in NumPy, got {cost}. \
             Right without a penalty and wrong with it: the penalty leaves the bias out."
        );
        let expected = Array1::from(recorded(&format!(
            "logistic_digits_gradient_lambda_{lambda}"
        )));
        for (index, (found, expected)) in gradient.iter().zip(&expected).enumerate() {
            assert!(
                abs_diff_eq!(found, expected, epsilon = 1e-11),
                "slope along theta[{index}], lambda {lambda}: {expected} in NumPy, got {found}. \
                 Index 0 is the bias."
            );
        }
    }
}

/// 50 iterations end on the way to the minimum, and where depends on rounding:
/// 24 starts that are 10⁻¹² apart read between 94.70 % and 95.04 %, 94.87 % ±
/// 0.08 %. The course publishes "about 94.9 %".
#[test]
fn the_classifiers_read_as_many_digits_as_the_course_says() {
    let predicted = predict_one_vs_all(trained(), &digits().x);
    let labels = &digits().labels;
    let right = (0..labels.len())
        .filter(|&i| predicted[i] == labels[i])
        .count();
    let percent = 100.0 * right as f64 / digits().labels.len() as f64;
    assert!(
        CLASSIFIER_ACCURACY.agrees(percent),
        "{}: {} ± {} published, got {percent}. 10 % means that every answer is the same; about 0 % \
         that 1 + index was forgotten; below 94 % that training stopped early or λ is not {LAMBDA}.",
        CLASSIFIER_ACCURACY.what,
        CLASSIFIER_ACCURACY.value,
        CLASSIFIER_ACCURACY.margin
    );
}

#[test]
fn scipy_reads_what_the_post_says() {
    // Not ours, but what ours is compared with: the post trains with SciPy.
    let percent = recorded_number("logistic_cg_correct_predictions") / 50.0;
    assert!(
        BASELINE_ACCURACY.agrees(percent),
        "SciPy's conjugate gradients read {percent} %, the post says {}",
        BASELINE_ACCURACY.value
    );
}

/// The cost is convex: no classifier can be below the minimum that Newton's
/// method finds. After 50 iterations the 24 starts above are 2 % to 18 % over it.
#[test]
fn every_classifier_is_on_its_way_to_its_minimum() {
    let minima = recorded("logistic_minimum_costs");
    for (label, (theta, minimum)) in (1..).zip(trained().rows().into_iter().zip(minima)) {
        let answers = digits().labels.mapv(|of| f64::from(u8::from(of == label)));
        let (cost, _) =
            logistic_cost_and_gradient(&theta.to_owned(), &digits().x, &answers, LAMBDA);
        assert!(
            cost > minimum - 1e-11 && cost < 1.3 * minimum,
            "the classifier of the label {label} costs {cost}; its minimum is {minimum}, and 50 \
             iterations come within a third of it. A row that belongs to another label costs more than 1."
        );
    }
}

// --------------------------------------------------------------- small cases

#[test]
fn the_bias_is_added_to_every_sum() {
    let x = array![[1.0, 2.0], [3.0, 4.0], [0.0, 0.0]];
    assert_eq!(
        weighted_sums(&array![10.0, 1.0, 100.0], &x),
        array![211.0, 413.0, 10.0],
        "10 + 1·1 + 100·2, 10 + 1·3 + 100·4, 10: the first entry of theta is the bias, the others \
         belong to the columns of x"
    );
}

#[test]
#[should_panic(expected = "entries of theta")]
fn theta_has_one_entry_more_than_x_has_columns() {
    let _ = weighted_sums(&array![1.0, 2.0], &Array2::zeros((3, 2)));
}

#[test]
fn an_answer_of_one_half_costs_ln_2() {
    // h = ½ whatever the answer should be; at z = ln 3, h is ¾.
    let cases = [
        (array![0.0, 0.0], array![1.0, 0.0], 2.0_f64.ln()),
        (array![3.0_f64.ln()], array![1.0], (4.0_f64 / 3.0).ln()),
        (array![3.0_f64.ln()], array![0.0], 4.0_f64.ln()),
        (
            array![3.0_f64.ln(), 0.0],
            array![0.0, 1.0],
            1.5 * 2.0_f64.ln(),
        ),
    ];
    for (z, answers, expected) in cases {
        let cost = logistic_cost(&z, &answers);
        assert!(
            abs_diff_eq!(cost, expected, epsilon = 1e-15),
            "sums {z}, answers {answers}: −y ln h − (1 − y) ln(1 − h) averages {expected}, got {cost}"
        );
    }
}

#[test]
fn a_classifier_that_is_sure_and_wrong_costs_its_sum() {
    // For large z, −ln(1 − h) = ln(1 + e^z) = z to rounding.
    for z in [40.0, 800.0, 1e6] {
        let cost = logistic_cost(&array![z, -z], &array![0.0, 1.0]);
        assert!(
            abs_diff_eq!(cost, z, epsilon = 1e-9 * z),
            "sums {z} and −{z}, both wrong, cost {z}; got {cost}. Infinity is ln 0: h was rounded \
             to 0 or 1 before the logarithm. NaN is 0 · ln 0, or infinity minus infinity."
        );
        let cost = logistic_cost(&array![z, -z], &array![1.0, 0.0]);
        assert!(
            (0.0..1e-17).contains(&cost),
            "sums {z} and −{z}, both right, cost almost nothing; got {cost}"
        );
    }
}

#[test]
fn a_point_on_each_side_is_told_apart() {
    // One pixel: label 1 is dark, label 2 grey, label 3 light; a second tells
    // the grey one from both.
    let x = array![
        [0.0, 0.0],
        [0.5, 1.0],
        [1.0, 0.0],
        [0.1, 0.1],
        [0.5, 0.9],
        [0.9, 0.1]
    ];
    let labels = array![1, 2, 3, 1, 2, 3];
    let theta = one_vs_all(&x, &labels, 3, 0.0, 30);
    assert_eq!(
        theta.dim(),
        (3, 3),
        "a row for each label, a column for the bias and each pixel"
    );
    assert_eq!(
        predict_one_vs_all(&theta, &x),
        labels,
        "these can be told apart by straight lines"
    );
    assert!(
        theta[[0, 1]] < 0.0 && theta[[2, 1]] > 0.0 && theta[[1, 2]] > 0.0,
        "label 1 has little of pixel 1, label 3 much, label 2 much of pixel 2: got\n{theta}\n\
         Row k − 1 belongs to label k."
    );
}

#[test]
fn a_stronger_penalty_leaves_smaller_weights_and_the_bias_alone() {
    let x = array![[1.0], [-1.0], [1.0], [1.0]];
    let labels = array![1, 2, 1, 1];
    let theta = one_vs_all(&x, &labels, 2, 1e9, 30);
    assert!(
        theta[[0, 1]].abs() < 1e-6 && abs_diff_eq!(theta[[0, 0]], 3.0_f64.ln(), epsilon = 1e-3),
        "λ = 10⁹ presses the weight to 0, and the bias alone then says that 3 of 4 are label 1: \
         ln(3/1) = 1.0986; got the bias {} and the weight {}",
        theta[[0, 0]],
        theta[[0, 1]]
    );
}

#[test]
fn without_iterations_every_classifier_is_zero() {
    let (_, x, _) = course_case();
    let theta = one_vs_all(&x, &array![1, 2, 1, 2, 1], 2, 0.1, 0);
    assert_eq!(
        theta,
        Array2::<f64>::zeros((2, 4)),
        "training starts from zeros: there is nothing to break the symmetry of"
    );
}

#[test]
fn the_largest_sum_decides() {
    // Biases 0, 1 and −1; the pixel turns the answer from 2 to 3.
    let theta = array![[0.0, 0.0], [1.0, 0.0], [-1.0, 4.0]];
    let x = array![[0.0], [1.0], [0.4]];
    assert_eq!(
        predict_one_vs_all(&theta, &x),
        array![2, 3, 2],
        "sums 0, 1, −1; then 0, 1, 3; then 0, 1, 0.6: the label is 1 + the index of the largest. \
         Without the biases the first would be a draw."
    );
}

#[test]
fn sums_that_saturate_still_tell_who_is_surer() {
    // g(50) and g(60) are both 1 to rounding.
    let theta = array![[50.0, 0.0], [60.0, 0.0]];
    assert_eq!(
        predict_one_vs_all(&theta, &array![[0.0]]),
        array![2],
        "compare the sums, not the sigmoids: those are both rounded to 1"
    );
}

// ---------------------------------------------------------------- properties

/// A classifier and what it is shown: 1 to 8 examples of 1 to 6 pixels.
fn problems() -> impl Strategy<Value = (Array1<f64>, Array2<f64>, Array1<f64>)> {
    (1_usize..=6, 1_usize..=8).prop_flat_map(|(n, m)| {
        let answers = vec(0_u8..=1, m).prop_map(|of| of.into_iter().map(f64::from).collect());
        (
            vec(-2.0..2.0, 1 + n).prop_map(Array1::from),
            matrices((m, n)),
            answers,
        )
    })
}

properties! {
    128;

    #[test]
    fn the_gradient_is_the_slope_of_the_cost(
        (theta, x, answers) in problems(),
        lambda in 0.0..5.0_f64,
    ) {
        let (_, gradient) = logistic_cost_and_gradient(&theta, &x, &answers, lambda);
        let mut cost =
            |theta: &Array1<f64>| logistic_cost_and_gradient(theta, &x, &answers, lambda).0;
        let numerical = central_differences(&mut cost, &theta);
        for (index, (analytic, numerical)) in gradient.iter().zip(&numerical).enumerate() {
            // step² · |J'''| / 6, with |J'''| at most 2³ · 0.1, and rounding: 10⁻⁹.
            assert!(
                abs_diff_eq!(analytic, numerical, epsilon = 1e-8),
                "slope along theta[{index}], lambda {lambda}: {analytic} by the formula, \
                 {numerical} by nudging. Index 0 is the bias, which has no penalty."
            );
        }
    }

    #[test]
    fn a_classifier_is_a_network_of_one_unit((theta, x, answers) in problems()) {
        // The cost of section 2 from its definition, with the ones glued on.
        let ones = concatenate![Axis(1), Array2::ones((x.nrows(), 1)), x];
        let z = ones.dot(&theta);
        let ln_g = |z: f64| -(1.0 + (-z).exp()).ln(); // and 1 − g(z) = g(−z)
        let costs = -(&answers * &z.mapv(ln_g) + (1.0 - &answers) * z.mapv(|z| ln_g(-z)));
        let expected = costs.mean().unwrap_or(f64::NAN);
        let (cost, _) = logistic_cost_and_gradient(&theta, &x, &answers, 0.0);
        assert!(
            abs_diff_eq!(cost, expected, epsilon = 1e-11),
            "without a penalty the cost is the average of −y ln h − (1 − y) ln(1 − h), {expected}; \
             got {cost}"
        );
        let sums = weighted_sums(&theta, &x);
        assert!(
            largest_difference(&sums, &ones.dot(&theta)) <= 1e-12,
            "[1 x]·theta is\n{}\ngot\n{sums}", ones.dot(&theta)
        );
    }

    #[test]
    fn an_empty_pixel_has_no_slope_but_the_penaltys(
        (theta, mut x, answers) in problems(),
        lambda in 0.0..5.0_f64,
    ) {
        x.slice_mut(s![.., 0]).fill(0.0);
        let (_, gradient) = logistic_cost_and_gradient(&theta, &x, &answers, lambda);
        let expected = lambda / x.nrows() as f64 * theta[1];
        assert!(
            abs_diff_eq!(gradient[1], expected, epsilon = 1e-12),
            "pixel 0 is always dark: its slope is λ/m · θ₁ = {expected}, got {}", gradient[1]
        );
    }
}
