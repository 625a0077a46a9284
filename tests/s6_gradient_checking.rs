//! Section 6, checking the gradient. Run: `cargo test --test s6_gradient_checking`.

use std::{cell::Cell, sync::OnceLock};

use approx::abs_diff_eq;
use handwritten::backpropagation::cost_and_gradient;
use handwritten::feedforward::{cost, one_hot};
use handwritten::gradient_checking::{
    self, check_small_network, debug_labels, debug_weights, relative_difference,
};
use handwritten::gradient_report::{CheckedParameter, GradientReport};
use handwritten::network::{Architecture, Network};
use handwritten::published::RELATIVE_DIFFERENCE;
use handwritten::random_init::random_network;
use ndarray::{Array1, Array2, array};
use rand::{SeedableRng, rngs::ChaCha8Rng};

use common::expect::{Expect, called, caught};
#[allow(clippy::wildcard_imports)] // all of the section's mistakes
use common::mistakes::gradient_checking::*;
use common::networks::{check_network, column_by_column};
use common::properties::properties;
use common::recorded::{recorded, recorded_number};
use common::strategies::gradients;
use common::value::Value;
use common::{assert_same, difference, some_digits};

/// A cost, whichever: the section's generic functions are compiled for this one
/// type, and not at every save for the closure of each test.
type Cost<'a> = &'a mut dyn FnMut(&Array1<f64>) -> f64;

fn central_difference(mut cost: Cost, params: &Array1<f64>, index: usize) -> f64 {
    gradient_checking::central_difference(&mut cost, params, index)
}

fn numerical_gradient(cost: Cost, params: &Array1<f64>) -> Array1<f64> {
    gradient_checking::numerical_gradient(cost, params)
}

fn check_random_parameters(
    cost: Cost,
    params: &Array1<f64>,
    gradient: &Array1<f64>,
    count: usize,
    rng: &mut ChaCha8Rng,
) -> Vec<CheckedParameter> {
    gradient_checking::check_random_parameters(cost, params, gradient, count, rng)
}

/// The step of ex4.pdf, section 2.4.
const STEP: f64 = 1e-4;

/// The recorded gradient of the check's network: analytic, then numerical.
fn recorded_gradients(lambda: f64) -> (Array1<f64>, Array1<f64>) {
    let figure = |name| Array1::from(recorded(&format!("check_{name}_lambda_{lambda}")));
    (figure("gradient"), figure("numerical_gradient"))
}

// ------------------------------------------------------ central difference

const CENTRAL_DIFFERENCE: &str = "gradient_checking::central_difference";
const NUMERICAL_GRADIENT: &str = "gradient_checking::numerical_gradient";
const RELATIVE_DIFFERENCE_OF: &str = "gradient_checking::relative_difference";
const CHECK: &str = "gradient_checking::check_random_parameters";

/// How far a parameter of this size is moved at most.
fn step_at(parameter: f64) -> f64 {
    let mut step = 0.0_f64;
    let mut cost = |params: &Array1<f64>| {
        step = step.max((params[0] - parameter).abs());
        0.0
    };
    let _ = central_difference(&mut cost, &array![parameter], 0);
    step
}

/// The costs that one slope takes.
fn costs_of_a_slope() -> usize {
    let mut costs = 0;
    let mut cost = |_: &Array1<f64>| {
        costs += 1;
        0.0
    };
    let _ = central_difference(&mut cost, &array![2.0], 0);
    costs
}

/// ((θ + ε)³ − (θ − ε)³) / 2ε = 3θ² + ε², without any approximation: the slope
/// 3θ² and what the step of 10⁻⁴ adds to it.
#[test]
fn the_central_difference_of_a_cube_is_3_theta_squared_plus_epsilon_squared() {
    let mut cube = |params: &Array1<f64>| params[0].powi(3);
    let near = |slope: f64| move |got: &f64| (got - slope).abs() < 1e-6 * slope.abs();
    let nearly_right = |got: &f64| (got - 12.0).abs() < 0.5;
    let what = "the slope of θ³ at 2 with the step 1e-4, 3·2² + ε²";
    Expect::of(CENTRAL_DIFFERENCE, what, 12.0 + STEP * STEP)
        // The cubes are near 8 and rounded to 10⁻¹⁵; divided by 2·10⁻⁴: 10⁻¹¹.
        .within(2e-11)
        .known_when(&ONE_SIDED, near(12.0 + 6.0 * STEP))
        .known_when(&ONE_SIDED, near(12.0 - 6.0 * STEP))
        .known_when(&NOT_TWICE, near(24.0))
        .known_when(&DIVIDED_TWICE, near(6.0))
        .known_when(&NUDGED_ONCE, near(6.0 + 3.0 * STEP))
        .known_when(&NUDGED_ONCE, near(6.0 - 3.0 * STEP))
        .known_when(&SAME_PLACE, |&got| got == 0.0)
        .known_when(&COSTS_ADDED, near(8.0 / STEP))
        .known_when(&EPSILON_MULTIPLIED, near(12.0 * STEP * STEP))
        .known_together(
            [&NUDGED_ONCE, &EPSILON_MULTIPLIED],
            (6.0 + 3.0 * STEP) * STEP * STEP,
        )
        .known_when(&REPLACED, near(STEP * STEP))
        .known_when(&SIGN, near(-12.0))
        .known_when(&NOT_DIVIDED, near(24.0 * STEP))
        .known_when(
            &ONE_COST_DIVIDED,
            near((2.0 + STEP).powi(3) - (2.0 - STEP).powi(3) / (2.0 * STEP)),
        )
        .known_when(&MORE_COSTS, |got| {
            nearly_right(got) && costs_of_a_slope() > 2
        })
        .known_when(&RELATIVE_STEP, |got| {
            nearly_right(got) && step_at(2.0) > 1.9 * step_at(1.0)
        })
        .known_when(&STEP_TOO_LARGE, |got| {
            nearly_right(got) && step_at(2.0) > 1.01 * STEP
        })
        .known_when(&STEP_TOO_SMALL, nearly_right)
        .assert(|| central_difference(&mut cube, &array![2.0], 0));
}

#[test]
fn a_slope_takes_two_costs() {
    Expect::of(CENTRAL_DIFFERENCE, "the costs that one slope takes", 2)
        .remark("One is a step up, one a step down, and nothing else is needed.")
        .assert(costs_of_a_slope);
}

/// J = θ0² + 10 θ1² + 100 θ2², whose slopes are 2θ0, 20θ1 and 200θ2. It has no
/// third derivative, so only rounding is left: J is 129, rounded to 3·10⁻¹⁴, and
/// divided by 2·10⁻⁴ that is 1.5·10⁻¹⁰.
fn quadratic(p: &Array1<f64>) -> f64 {
    p[0] * p[0] + 10.0 * p[1] * p[1] + 100.0 * p[2] * p[2]
}

/// Where its slopes are 6, −40 and 141.4.
fn place() -> Array1<f64> {
    array![3.0, -2.0, 0.5_f64.sqrt()]
}

#[test]
fn the_slope_is_that_of_the_parameter_asked_for() {
    let what = "the slope of θ0² + 10θ1² + 100θ2² along θ1";
    let last = 200.0 * 0.5_f64.sqrt();
    Expect::of(CENTRAL_DIFFERENCE, what, -40.0)
        .within(1e-9)
        .known(&ANOTHER_NUDGED, 6.0)
        .known(&ANOTHER_NUDGED, last)
        .known(&ALL_NUDGED, 6.0 - 40.0 + last)
        .assert(|| central_difference(&mut quadratic, &place(), 1));
}

#[test]
fn the_numerical_gradient_of_a_quadratic_has_every_slope_in_its_place() {
    let what = "the slopes of θ0² + 10θ1² + 100θ2²";
    let last = 200.0 * 0.5_f64.sqrt();
    let slopes = array![6.0, -40.0, last];
    let shifted = [
        array![0.0, 6.0, -40.0],
        array![last, 6.0, -40.0],
        array![-40.0, last, 0.0],
        array![-40.0, last, 6.0],
    ];
    let one_slope_is_right = || central_difference(&mut quadratic, &place(), 1).is_like(&-40.0);
    let evaluations = Cell::new(0);
    let curvatures = array![2.0, 20.0, 200.0]; // a one-sided step adds half of it
    Expect::of(NUMERICAL_GRADIENT, what, slopes.clone())
        .within(1e-9)
        .known_when(&ONE_SLOPE_FOR_ALL, |slopes| {
            slopes.is_like(&array![6.0, 6.0, 6.0]) && one_slope_is_right()
        })
        .known(&LAST_SLOPE_MISSING, array![6.0, -40.0])
        .known(&LAST_SLOPE_MISSING, array![6.0, -40.0, 0.0])
        .known(&FIRST_SLOPE_MISSING, array![-40.0, last])
        .known(&FIRST_SLOPE_MISSING, array![0.0, -40.0, last])
        .known(&FIRST_SLOPE_MISSING, array![place()[0], -40.0, last])
        .known(&LAST_SLOPE_MISSING, array![6.0, -40.0, place()[2]])
        .known(&FIRST_SLOPE_ALONE, array![6.0, 0.0, 0.0])
        .known(&FIRST_SLOPE_ALONE, array![6.0, place()[1], place()[2]])
        .known(&FIRST_SLOPE_ALONE, array![6.0])
        .known_when(&SLOPES_SHIFTED, |slopes| {
            shifted.iter().any(|shifted| slopes.is_like(shifted)) && one_slope_is_right()
        })
        .known_when(&SLOPES_NOT_PUT_IN, |slopes| {
            slopes.is_like(&Array1::zeros(3)) && one_slope_is_right()
        })
        .known_when(&SLOPES_NOT_PUT_IN, |slopes| {
            slopes.is_like(&place()) && evaluations.get() >= 6 && one_slope_is_right()
        })
        .known(&DIVIDED_AGAIN, &slopes / (2.0 * STEP))
        .known_when(&NOT_PUT_BACK, |_| nudges_add_up(&counts_of_nudges()))
        .known_when(&SLOPES_AS_PARAMS, |_| is_measured_at_slopes())
        .known(&ONE_SIDED, &slopes + &(0.5 * STEP * &curvatures))
        .known(&ONE_SIDED, &slopes - &(0.5 * STEP * &curvatures))
        .assert(|| {
            let mut counted = |params: &Array1<f64>| {
                evaluations.set(evaluations.get() + 1);
                quadratic(params)
            };
            numerical_gradient(&mut counted, &place())
        });
}

/// Whether the second of two slopes is measured where the first parameter, 1, has
/// become the slope along it, 3.
fn is_measured_at_slopes() -> bool {
    let mut first = Vec::new();
    let mut cost = |params: &Array1<f64>| {
        first.push(params[0]);
        3.0 * params[0]
    };
    let measured = caught(|| numerical_gradient(&mut cost, &array![1.0, 2.0]));
    measured.is_ok() && first.len() == 4 && first[2..].iter().all(|it| (it - 3.0).abs() < 1e-6)
}

/// For each of three parameters: in how many of the costs it is up, down, and
/// where it was.
fn counts_of_nudges() -> Vec<usize> {
    let params = array![1.0, -2.0, 0.5];
    let mut seen = Vec::new();
    let mut cost = |nudged: &Array1<f64>| {
        seen.push(nudged - &params);
        0.0
    };
    called(
        NUMERICAL_GRADIENT,
        "the slopes along three parameters",
        || numerical_gradient(&mut cost, &params),
    );
    let counts = (0..params.len()).flat_map(|index| {
        let nudges = seen.iter().map(move |nudge| nudge[index]);
        [STEP, -STEP, 0.0].map(|wanted| {
            nudges
                .clone()
                .filter(|nudge| (nudge - wanted).abs() < 1e-12)
                .count()
        })
    });
    counts.collect()
}

/// Whether a parameter that was nudged stays so for the ones after it: the first
/// of three in three slopes, the second in two; on both sides, on one of them, or
/// against the cost of none nudged, taken three times or once.
fn nudges_add_up(counts: &[usize]) -> bool {
    [
        [3, 3, 0, 2, 2, 2, 1, 1, 4],
        [3, 1, 2, 2, 1, 3, 1, 1, 4],
        [1, 3, 2, 1, 2, 3, 1, 1, 4],
        [3, 0, 3, 2, 0, 4, 1, 0, 5],
        [3, 0, 1, 2, 0, 2, 1, 0, 3],
    ]
    .iter()
    .any(|known| counts == known)
}

#[test]
fn one_parameter_is_nudged_at_a_time_and_put_back() {
    let what = "each of three parameters: in how many of the costs it is 1e-4 up, 1e-4 down, at \
                its place";
    Expect::of(NUMERICAL_GRADIENT, what, vec![1, 1, 4, 1, 1, 4, 1, 1, 4])
        .known(&ALL_NUDGED, vec![3, 3, 0, 3, 3, 0, 3, 3, 0])
        .known(&NOT_PUT_BACK, vec![1, 5, 0, 1, 3, 2, 1, 1, 4])
        .known(&NOT_PUT_BACK, vec![5, 1, 0, 3, 1, 2, 1, 1, 4])
        .known_when(&NOT_PUT_BACK, |counts| nudges_add_up(counts))
        .remark("Three slopes take two costs each, six in all; the step is 1e-4.")
        .assert(counts_of_nudges);
}

#[test]
fn one_parameter_has_a_gradient_of_one_slope() {
    let mut square = |p: &Array1<f64>| p[0] * p[0];
    let found = called(NUMERICAL_GRADIENT, "the slope of θ² at 3", || {
        numerical_gradient(&mut square, &array![3.0])
    });
    assert_eq!(found.len(), 1, "one parameter, one slope");
    assert!(
        abs_diff_eq!(found[0], 6.0, epsilon = 1e-10), // 9, rounded, over 2·10⁻⁴
        "slope of θ² at 3: expected 6, got {}",
        found[0]
    );
}

// ----------------------------------------------------- relative difference

/// A difference of (2, 3, −6), of length 7; a sum of (10, 11, 2), of length 15.
fn by_hand() -> (Array1<f64>, Array1<f64>) {
    (array![6.0, 7.0, -2.0], array![4.0, 4.0, 4.0])
}

/// Whether lengths are divided, the right ones.
fn is_nearly_right_by_hand() -> bool {
    let (numerical, analytic) = by_hand();
    (relative_difference(&numerical, &analytic) - 7.0 / 15.0).abs() < 1e-4
}

#[test]
fn the_relative_difference_is_the_one_worked_out_by_hand() {
    let (numerical, analytic) = by_hand();
    let (one, other) = (89_f64.sqrt(), 48_f64.sqrt()); // their lengths
    let what = "‖(6, 7, −2) − (4, 4, 4)‖ / ‖(6, 7, −2) + (4, 4, 4)‖ = 7 / 15";
    Expect::of(RELATIVE_DIFFERENCE_OF, what, 7.0 / 15.0)
        .within(1e-15)
        .known(&NO_ROOTS, 49.0 / 225.0)
        .known(&NO_ROOTS, 7.0 / 225.0)
        .known(&ABSOLUTE_SUMS, 11.0 / 23.0)
        .known(&PLAIN_SUMS, -1.0 / 23.0)
        .known(&PLAIN_SUMS, 1.0 / 23.0)
        .known(&LARGEST_ENTRIES, 6.0 / 11.0)
        .known(&LARGEST_ENTRIES, 3.0 / 11.0) // without −6, which is less than 3
        .known(&ENTRY_MISSING, (45.0_f64 / 125.0).sqrt())
        .known(&ENTRY_MISSING, (13.0_f64 / 221.0).sqrt())
        .known(&ONE_LENGTH, 7.0 / one)
        .known(&ONE_LENGTH, 7.0 / other)
        .known(&SUM_OF_LENGTHS, 7.0 / (one + other))
        .known(&LENGTH_OF_BOTH, 7.0 / 137_f64.sqrt())
        .known(&DIFFERENCE_OF_LENGTHS, (other - one) / (other + one))
        .known(&DIFFERENCE_OF_LENGTHS, (one - other) / (other + one))
        // 2/10, 3/11 and 6/2: their largest, sum, mean, and the length of all.
        .known(&BY_ENTRY, 3.0)
        .known(&BY_ENTRY, 0.2 + 3.0 / 11.0 + 3.0)
        .known(&BY_ENTRY, (0.2 + 3.0 / 11.0 + 3.0) / 3.0)
        .known(&BY_ENTRY, (0.04_f64 + 9.0 / 121.0 + 9.0).sqrt())
        .known(&UPSIDE_DOWN, 15.0 / 7.0)
        .known(&UNDIVIDED, 7.0)
        // Seven digits, and then those of a number of single precision.
        .known_when(&CANCELS, |got| got.is(&f64::from(7.0_f32 / 15.0), 0.0))
        .known_when(&FLOOR, |_| {
            is_nearly_right_by_hand() && is_a_floor(of_small_gradients())
        })
        .assert(|| relative_difference(&numerical, &analytic));
}

/// (3 − 1) / (3 + 1) of 10⁻³⁰.
fn of_small_gradients() -> f64 {
    relative_difference(&array![1e-30], &array![3e-30])
}

/// Whether that was divided by more than the sum: by which it would be ½.
fn is_a_floor(difference: f64) -> bool {
    0.0 < difference && difference < 0.49
}

#[test]
fn small_gradients_are_as_far_apart_as_large_ones() {
    let what = "the relative difference of the slopes 1e-30 and 3e-30, (3 − 1) / (3 + 1)";
    Expect::of(RELATIVE_DIFFERENCE_OF, what, 0.5)
        .within(1e-15)
        .known_when(&FLOOR, |&got| is_a_floor(got) && is_nearly_right_by_hand())
        .assert(of_small_gradients);
}

/// A gradient, and 1 + `off` times the same: off / (2 + off) apart.
fn of_nearly_equal_gradients(off: f64) -> f64 {
    let gradient = array![0.1, 0.2, 0.7];
    relative_difference(&gradient, &(&gradient * (1.0 + off)))
}

/// Whether of two that are 5·10⁻⁷ apart fewer than eight digits are right.
fn cancels() -> bool {
    let off = 1e-6;
    let right = off / (2.0 + off);
    let is_off = (of_nearly_equal_gradients(off) - right).abs() > 1e-8 * right;
    is_off && is_nearly_right_by_hand()
}

/// As near to each other as a right gradient and the measured one.
#[test]
fn nearly_equal_gradients_are_told_apart() {
    let what = "the relative difference of (0.1, 0.2, 0.7) and 1 + 10⁻¹⁰ times that";
    let off = 1e-10;
    // The entries are rounded to 6·10⁻¹⁷, a millionth of how far they are apart.
    Expect::of(RELATIVE_DIFFERENCE_OF, what, off / (2.0 + off))
        .within(1e-15)
        .known_when(&CANCELS, |_| cancels())
        .assert(|| of_nearly_equal_gradients(off));
}

/// A gradient with the wrong sign must not pass for a right one.
#[test]
fn opposite_gradients_are_infinitely_far_apart() {
    let what = "the relative difference of (3, −4) and (−3, 4), 10 / 0";
    Expect::of(RELATIVE_DIFFERENCE_OF, what, f64::INFINITY)
        .known_when(&OPPOSITE_FOR_EQUAL, |&got| {
            got == 0.0 && is_nearly_right_by_hand()
        })
        .assert(|| relative_difference(&array![3.0, -4.0], &array![-3.0, 4.0]));
}

/// Nor must one in which something went wrong.
#[test]
fn the_relative_difference_of_what_is_no_number_is_none() {
    let what = "the relative difference of (3, 4) and (3, NaN)";
    Expect::of(RELATIVE_DIFFERENCE_OF, what, f64::NAN)
        .known_when(&NAN_LOST, |got| !got.is_nan() && is_nearly_right_by_hand())
        .assert(|| relative_difference(&array![3.0, 4.0], &array![3.0, f64::NAN]));
}

#[test]
fn a_gradient_five_times_too_long_or_too_short_is_off_by_two_thirds() {
    // (5 − 1) / (5 + 1) either way: what a forgotten 1/m shows when m = 5.
    let (gradient, _) = recorded_gradients(0.0);
    for factor in [5.0, 0.2] {
        let what = format!("the relative difference of a gradient and {factor} times itself");
        let found = called(RELATIVE_DIFFERENCE_OF, &what, || {
            relative_difference(&gradient, &(&gradient * factor))
        });
        assert!(
            abs_diff_eq!(found, 2.0 / 3.0, epsilon = 1e-14),
            "a gradient against {factor} times itself: expected 2/3, got {found}"
        );
    }
}

#[test]
fn gradients_of_zeros_are_equal_and_nothing_is_as_far_from_them_as_can_be() {
    let (zeros, other) = (array![0.0, 0.0], array![3.0, 4.0]);
    let cases = [
        ("zeros against zeros", &zeros, &zeros, 0.0),
        ("a gradient against itself", &other, &other, 0.0),
        ("a gradient against zeros", &other, &zeros, 1.0),
        ("zeros against a gradient", &zeros, &other, 1.0),
    ];
    for (what, numerical, analytic, expected) in cases {
        let found = called(RELATIVE_DIFFERENCE_OF, what, || {
            relative_difference(numerical, analytic)
        });
        assert!(
            abs_diff_eq!(found, expected, epsilon = 1e-15),
            "{what}: expected {expected}, got {found}"
        );
    }
}

#[test]
#[should_panic(expected = "lengths of the two gradients")]
fn gradients_of_different_lengths_cannot_be_compared() {
    let _ = relative_difference(&array![1.0, 2.0], &array![1.0]);
}

// -------------------------------------------------------- the small network

#[test]
fn the_debug_labels_are_the_recorded_ones() {
    let labels: Vec<f64> = debug_labels().iter().map(|&label| label as f64).collect();
    assert_eq!(
        labels,
        recorded("check_y"),
        "labels of the five examples, 1 + mod(1:5, 3) in the course"
    );
}

#[test]
fn the_debug_weights_are_the_recorded_ones() {
    for (name, shape) in [
        ("check_theta1_5x4", (5, 4)),
        ("check_theta2_3x6", (3, 6)),
        ("check_x_5x3", (5, 3)),
    ] {
        let expected = recorded(name);
        let found = debug_weights(shape);
        assert_eq!(found.dim(), shape, "{name}: shape of the debug weights");
        for (index, (found, expected)) in found.t().iter().zip(&expected).enumerate() {
            assert!(
                abs_diff_eq!(found, expected, epsilon = 1e-16), // the last digit of a sine
                "{name}, number {index} column by column: expected {expected}, got {found}"
            );
        }
    }
}

#[test]
fn the_check_on_the_small_network_stays_below_1e_9() {
    for lambda in [0.0, 3.0] {
        let what = "the gradients of the network 3-5-3";
        let report = called(NUMERICAL_GRADIENT, what, || check_small_network(lambda));
        assert!(
            report.agrees() && RELATIVE_DIFFERENCE.agrees(report.relative_difference),
            "lambda {lambda}: {report}\n  Where the cost of section 2 and the gradient of section 5 \
             are right, the check is not: reread book/src/gradient_checking.md."
        );
        // Nearly all of what is left is the curvature within a step of 10⁻⁴, the
        // same on every machine; rounding moves it by a tenth.
        let expected = recorded_number(&format!("check_relative_difference_lambda_{lambda}"));
        assert!(
            (0.5..2.0).contains(&(report.relative_difference / expected)),
            "lambda {lambda}: Octave got {expected:.2e}, got {:.2e}. Is the step 1e-4? Is it \
             divided by the length of the sum?",
            report.relative_difference
        );
    }
}

#[test]
fn the_numerical_gradient_of_the_small_network_is_the_recorded_one() {
    let problem = check_network();
    let architecture = problem.architecture();
    let targets = one_hot(&problem.labels, 3);
    for lambda in [0.0, 3.0] {
        let (_, expected) = recorded_gradients(lambda);
        let mut cost_at = |params: &Array1<f64>| {
            let network = Network::roll(params, architecture);
            cost(&network, &problem.x, &targets, lambda)
        };
        let what = "the slopes of the network 3-5-3";
        let found = called(NUMERICAL_GRADIENT, what, || {
            numerical_gradient(&mut cost_at, &problem.network.unroll())
        });
        for (index, (found, expected)) in found.iter().zip(&expected).enumerate() {
            let (matrix, row, column) = architecture.locate(index);
            // A cost of 2.1 is rounded to 4·10⁻¹⁶, a few times over; divided by
            // 2·10⁻⁴ that is below 10⁻¹¹. Octave's is off by as much.
            assert!(
                abs_diff_eq!(found, expected, epsilon = 2e-11),
                "lambda {lambda}, {matrix}, row {row}, column {column}: Octave's numerical \
                 gradient is {expected:.12}, got {found:.12}. {}",
                if abs_diff_eq!(found, expected, epsilon = 1e-3 * expected.abs()) {
                    "Nearly right: is the step 1e-4, up and down, and each parameter put back?"
                } else {
                    "Not even near: is it the slope of another parameter? Go by the tests above."
                }
            );
        }
    }
}

/// A wrong gradient by name, and what is done to the right one.
type Mistake = (&'static str, fn(&Array1<f64>) -> Array1<f64>);

/// The check's network is 3-5-3: Theta1 unrolls to 0..20, its bias column to
/// 0..5; Theta2 to 20..38, its bias column to 20..23.
const MISTAKES: [Mistake; 6] = [
    ("the sign", |g| -g),
    ("no 1/m", |g| g * 5.0),
    ("the bias slopes left at 0", |g| {
        let bias = |index| index < 5 || (20..23).contains(&index);
        g.iter()
            .enumerate()
            .map(|(index, &slope)| if bias(index) { 0.0 } else { slope })
            .collect()
    }),
    ("Theta1 four times too long", |g| {
        let factor = |index| if index < 20 { 4.0 } else { 1.0 };
        g.iter()
            .enumerate()
            .map(|(index, &slope)| factor(index) * slope)
            .collect()
    }),
    ("unrolled row by row", |g| {
        let network = Network::roll(g, check_network().architecture());
        network
            .theta1
            .iter()
            .chain(&network.theta2)
            .copied()
            .collect()
    }),
    ("one slope off by a millionth of itself", |g| {
        let mut g = g.clone();
        g[20] *= 1.0 + 1e-6;
        g
    }),
];

#[test]
fn the_check_rejects_wrong_gradients() {
    for lambda in [0.0, 3.0] {
        let (right, numerical) = recorded_gradients(lambda);
        for (mistake, make) in MISTAKES {
            let analytic = make(&right);
            let difference = called(RELATIVE_DIFFERENCE_OF, mistake, || {
                relative_difference(&numerical, &analytic)
            });
            let report = GradientReport::new(
                check_network().architecture(),
                difference,
                &analytic,
                &numerical,
            );
            assert!(
                !report.agrees() && difference > 1e-8,
                "lambda {lambda}: a gradient with this mistake must not pass: {mistake}. \
                 relative_difference says {difference:.2e}, where a right one is at 2.4e-11."
            );
        }
    }
}

// ------------------------------------------------------- the whole network

/// A cost of as many parameters as the lecture's network has, but cheap: the
/// slope along `θ_i` is i.
fn ramp(params: &Array1<f64>) -> f64 {
    params.dot(slopes())
}

fn slopes() -> &'static Array1<f64> {
    static SLOPES: OnceLock<Array1<f64>> = OnceLock::new();
    let n = Architecture::LECTURE.parameter_count();
    SLOPES.get_or_init(|| (0..n).map(|i| i as f64).collect())
}

/// The slopes of [`ramp`], which stands at 0.
fn ramp_slopes() -> (Array1<f64>, Array1<f64>) {
    (Array1::zeros(slopes().len()), slopes().clone())
}

fn checked_ramp(count: usize, seed: u64) -> Vec<CheckedParameter> {
    let (params, slopes) = ramp_slopes();
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    called(CHECK, &format!("{count} of 10,285 parameters"), || {
        check_random_parameters(&mut ramp, &params, &slopes, count, &mut rng)
    })
}

/// Curved, and all parameters together: has the slopes of [`ramp`] at 0. A step up
/// or down alone measures 2500·10⁻⁴ = ¼ more or less, and both at a place that is
/// k steps away along others k/2.
fn curved_ramp(params: &Array1<f64>) -> f64 {
    ramp(params) + 2500.0 * params.sum().powi(2)
}

/// Whether a wrong slope was not measured by `central_difference`: that is right.
fn central_difference_is_right() -> bool {
    let (params, _) = ramp_slopes();
    let measured = || central_difference(&mut curved_ramp, &params, 3);
    caught(measured).is_ok_and(|slope| slope.is(&3.0, 1e-6))
}

#[test]
fn a_checked_parameter_tells_both_slopes_of_its_own() {
    // The analytic gradient is seven times the numerical one, to tell them apart.
    let (params, slopes) = ramp_slopes();
    let checked = called(CHECK, "5 of 10,285 parameters", || {
        let mut rng = ChaCha8Rng::seed_from_u64(4);
        check_random_parameters(&mut curved_ramp, &params, &(7.0 * &slopes), 5, &mut rng)
    });
    let rows = |slopes: &dyn Fn(usize, &CheckedParameter) -> [f64; 2]| {
        let all: Vec<f64> = checked
            .iter()
            .enumerate()
            .flat_map(|(position, parameter)| slopes(position, parameter))
            .collect();
        Array2::from_shape_vec((checked.len(), 2), all).expect("two slopes each")
    };
    let index = |parameter: &CheckedParameter| parameter.index as f64;
    let what = "analytic and numerical slope of five parameters, here 7·index and index";
    let are_positions = || checked.iter().map(|p| p.index).eq(0..checked.len());
    // Whether the analytic slopes are right and the numerical ones this, of the
    // index and of the place in the draw.
    let are_measured = |wrong: fn(f64, f64) -> f64| {
        let mut all = checked.iter().enumerate();
        all.all(|(position, p)| {
            let numerical = wrong(index(p), position as f64);
            p.analytic.is(&(7.0 * index(p)), 0.0) && p.numerical.is(&numerical, 1e-6)
        }) && central_difference_is_right()
    };
    Expect::of(CHECK, what, rows(&|_, p| [7.0 * index(p), index(p)]))
        .within(1e-8) // index·10⁻⁴ is rounded by 10⁻¹⁶, and divided by 2·10⁻⁴
        .known(&SWAPPED, rows(&|_, p| [index(p), 7.0 * index(p)]))
        .known(&ONE_SOURCE, rows(&|_, p| [index(p), index(p)]))
        .known(&ONE_SOURCE, rows(&|_, p| [7.0 * index(p), 7.0 * index(p)]))
        .known(
            &ANALYTIC_MISPLACED,
            rows(&|position, p| [7.0 * position as f64, index(p)]),
        )
        .known(
            &NUMERICAL_MISPLACED,
            rows(&|position, p| [7.0 * index(p), position as f64]),
        )
        .known_when(&BOTH_MISPLACED, |got| {
            let at_places = rows(&|position, _| [7.0 * position as f64, position as f64]);
            got.is_like(&at_places) && !are_positions()
        })
        .known(&PARAMETER_FOR_SLOPE, rows(&|_, p| [0.0, index(p)]))
        .known_when(&ONE_SIDED, |_| {
            are_measured(|slope, _| slope + 0.25) || are_measured(|slope, _| slope - 0.25)
        })
        .known_when(&NOT_PUT_BACK, |_| {
            are_measured(|slope, before| slope + 0.5 * before)
                || are_measured(|slope, before| slope - 0.5 * before)
        })
        .known_when(&NOT_TWICE, |_| are_measured(|slope, _| 2.0 * slope))
        .known_when(&SIGN, |_| are_measured(|slope, _| -slope))
        .known_when(&INDEX_MISPLACED, |_| are_positions())
        .assert(|| rows(&|_, p| [p.analytic, p.numerical]));
}

/// Whether what is measured stands in what comes back. It may be the parameter 0, but
/// not five times.
#[test]
fn a_checked_parameter_is_filled_in() {
    let what = "whether any of five drawn parameters has an index or a slope other than 0";
    let is_filled = |p: &CheckedParameter| (p.index, p.analytic, p.numerical) != (0, 0.0, 0.0);
    Expect::of(CHECK, what, true)
        .known_when(&NOTHING_CHECKED, |_| true)
        .assert(|| {
            let checked = checked_ramp(5, 4);
            checked.len() != 5 || checked.iter().any(is_filled)
        });
}

/// All slopes of the lecture's network would take minutes; of 200 parameters they
/// take nothing.
#[test]
fn a_checked_parameter_takes_two_costs_and_the_others_none() {
    let params = Array1::zeros(200);
    let costs = Cell::new(0);
    let mut cost = |params: &Array1<f64>| {
        costs.set(costs.get() + 1);
        params.sum()
    };
    let what = "costs computed to check 5 of 200 parameters, two for each of the 5";
    Expect::of(CHECK, what, 10)
        .known(&ALL_MEASURED, 2 * 200)
        .known(&ALL_MEASURED, 5 * 2 * 200) // again for each parameter
        .assert(|| {
            let mut rng = ChaCha8Rng::seed_from_u64(4);
            check_random_parameters(&mut cost, &params, &params, 5, &mut rng);
            costs.get()
        });
}

/// As in the post: random weights, real digits, at least four significant digits.
/// 500 images do: each of the costs takes its share of the wait. Two tests, because
/// two processors wait half as long.
#[test]
fn random_parameters_of_the_full_network_agree_to_four_significant_digits() {
    assert_random_parameters_agree(1);
}

#[test]
fn random_parameters_of_another_network_agree_to_four_significant_digits() {
    assert_random_parameters_agree(2);
}

#[track_caller]
fn assert_random_parameters_agree(seed: u64) {
    const COUNT: usize = 15;
    let architecture = Architecture::LECTURE;
    let network = random_network(architecture, seed);
    let digits = some_digits(10);
    let targets = one_hot(&digits.labels, architecture.labels);
    let (_, gradient) = cost_and_gradient(&network, &digits.x, &targets, 1.0);
    let mut costs = 0;
    let mut cost_at = |params: &Array1<f64>| {
        costs += 1;
        assert!(
            costs <= 2 * COUNT,
            "that is the cost number {costs}, where two for each parameter do"
        );
        let network = Network::roll(params, architecture);
        cost(&network, &digits.x, &targets, 1.0)
    };
    let what = "15 parameters of the lecture's network, by the costs of 500 digits";
    let checked = called(CHECK, what, || {
        let (params, gradient) = (network.unroll(), gradient.unroll());
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        check_random_parameters(&mut cost_at, &params, &gradient, COUNT, &mut rng)
    });
    assert_eq!(checked.len(), COUNT, "number of checked parameters");
    for parameter in &checked {
        let (matrix, row, column) = architecture.locate(parameter.index);
        assert!(
            parameter.agrees(),
            "{matrix}, row {row}, column {column}, {parameter}, expected at least 4. Where the \
             tests above pass: does the analytic slope belong to the same index as the numerical \
             one?"
        );
    }
    // All but the slopes below 10⁻⁵ must show their four digits.
    let shown = checked
        .iter()
        .filter(|p| p.significant_digits() >= 4.0)
        .count();
    assert!(
        shown * 10 >= COUNT * 9,
        "{shown} of {COUNT} slopes share four digits, expected nearly all"
    );
}

#[test]
fn a_wrong_gradient_of_the_full_network_does_not_agree() {
    let (params, slopes) = ramp_slopes();
    let wrong = slopes * 1.001;
    let checked = called(CHECK, "50 of 10,285 parameters", || {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        check_random_parameters(&mut ramp, &params, &wrong, 50, &mut rng)
    });
    for parameter in checked.iter().filter(|parameter| parameter.index > 0) {
        assert!(
            !parameter.agrees(),
            "{parameter}: slopes that are a thousandth off must not agree. Do `analytic` and \
             `numerical` come from two different places?"
        );
    }
}

#[test]
fn every_checked_parameter_tells_its_own_two_slopes() {
    // Zeros come out of ramp exactly; nudged by 10⁻⁴, index·10⁻⁴ is rounded by
    // 10⁻¹⁶, and that is divided by 2·10⁻⁴.
    for parameter in checked_ramp(200, 7) {
        let expected = parameter.index as f64;
        assert!(
            abs_diff_eq!(parameter.analytic, expected)
                && abs_diff_eq!(parameter.numerical, expected, epsilon = 1e-11),
            "{parameter}: both slopes of parameter {} are {expected}",
            parameter.index
        );
    }
}

#[test]
fn as_many_parameters_are_checked_as_asked_for_and_none_twice() {
    let (params, _) = ramp_slopes();
    for count in [0, 1, 100] {
        let mut indices: Vec<usize> = checked_ramp(count, 3).iter().map(|p| p.index).collect();
        assert_eq!(indices.len(), count, "number of checked parameters");
        assert!(
            indices.iter().all(|&index| index < params.len()),
            "indices below {}, got {indices:?}",
            params.len()
        );
        indices.sort_unstable();
        indices.dedup();
        let what = format!("different parameters among {count} that are checked");
        Expect::of(CHECK, what, count)
            .known_when(&NOTHING_CHECKED, |&got| got == 1 && indices == [0])
            .remark("A parameter was checked more than once.")
            .assert(|| indices.len());
    }
    let mut sum = |p: &Array1<f64>| p.sum();
    let (params, slopes) = (Array1::zeros(8), Array1::ones(8));
    let all = called(CHECK, "8 of 8 parameters", || {
        let mut rng = ChaCha8Rng::seed_from_u64(3);
        check_random_parameters(&mut sum, &params, &slopes, 8, &mut rng)
    });
    let mut indices: Vec<usize> = all.iter().map(|p| p.index).collect();
    indices.sort_unstable();
    assert_eq!(indices, (0..8).collect::<Vec<_>>(), "all eight of eight");
}

#[test]
fn a_seed_names_the_parameters_that_are_checked() {
    let indices = |seed| -> Vec<usize> { checked_ramp(20, seed).iter().map(|p| p.index).collect() };
    Expect::of(CHECK, "whether another seed checks other parameters", true)
        .known_when(&FIRST_ONES, |_| {
            let mut checked = checked_ramp(20, 5).into_iter().enumerate();
            checked
                .all(|(position, p)| p.index == position && p.analytic.is_like(&(p.index as f64)))
        })
        .assert(|| indices(5) != indices(6));
    assert_eq!(indices(5), indices(5), "the same seed must check the same");
}

// -------------------------------------------------------------- properties

properties! {
    128;

    #[test]
    fn the_relative_difference_does_not_mind_the_order_of_the_two((a, b) in gradients()) {
        let (ab, ba) = (relative_difference(&a, &b), relative_difference(&b, &a));
        assert!(
            abs_diff_eq!(ab, ba, epsilon = 1e-14),
            "{ab} one way round, {ba} the other: the length of which is it divided by?"
        );
    }

    #[test]
    fn the_relative_difference_does_not_mind_the_scale_of_both(
        (a, b) in gradients(),
        scale in 1e-6..1e6_f64,
    ) {
        let before = relative_difference(&a, &b);
        let after = relative_difference(&(&a * scale), &(&b * scale));
        assert!(
            abs_diff_eq!(before, after, epsilon = 1e-13),
            "{before}, but {after} when both are {scale} times as long"
        );
    }

    #[test]
    fn the_numerical_gradient_of_a_random_cubic_is_its_slope_and_epsilon_squared(
        (factors, params) in gradients(),
    ) {
        // J = Σ c·θ³ has the central differences c·(3θ² + ε²). J is at most
        // 20 · 2 · 2³ = 320, rounded to 6·10⁻¹⁴ per term; over 2·10⁻⁴: below 6·10⁻⁹.
        let mut cubic = |p: &Array1<f64>| (&factors * &p.mapv(|p| p.powi(3))).sum();
        let found = called(NUMERICAL_GRADIENT, "the slopes of Σ c·θ³", || {
            numerical_gradient(&mut cubic, &params)
        });
        let expected = &factors * &params.mapv(|p| 3.0 * p * p + STEP * STEP);
        if let Some(difference) = difference(&found, &expected, |a, b| (a - b).abs() <= 6e-9) {
            panic!("slopes of Σ c·θ³: {difference}");
        }
    }

    #[test]
    fn debug_weights_do_not_depend_on_the_shape_that_they_fill(
        (rows, columns) in (1_usize..9, 1_usize..9),
    ) {
        let expected = column_by_column((rows, columns), &|i| i.sin() / 10.0);
        let what = format!("debug_weights(({rows}, {columns}))");
        assert_same(&debug_weights((rows, columns)), &expected, what);
    }
}
