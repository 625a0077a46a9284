//! Section 6, checking the gradient. Run: `cargo test --test s6_gradient_checking`.

use std::cell::Cell;

use handwritten::backpropagation::cost_and_gradient;
use handwritten::feedforward::{cost, one_hot};
use handwritten::gradient_checking::{
    self, check_small_network, debug_labels, debug_weights, relative_difference,
};
use handwritten::gradient_report::{CheckedParameter, GradientReport};
use handwritten::network::{Architecture, Network};
use handwritten::published::RELATIVE_DIFFERENCE;
use handwritten::random_init::random_network;
use ndarray::{Array1, array};
use rand::{SeedableRng, rngs::ChaCha8Rng};

use common::arrays::as_numbers;
use common::expect::{Expect, called};
use common::gradient_checking::checked::{
    are_below, are_filled_in, are_the_first, assert_agree, assert_disagree, assert_slopes_of_ramp,
    both_slopes, different_indices, indices, known_slopes, seven_times, sorted_indices,
};
use common::gradient_checking::ramp::{curved_ramp, ramp, ramp_slopes};
use common::gradient_checking::relative::{
    by_hand, cancels, is_a_floor, is_nearly_right_by_hand, known_by_hand, wrong_gradients,
};
use common::gradient_checking::slopes::{
    assert_slopes_of_cubic, costs_of_a_slope, counts_of_nudges, cube, cubic, known_nudges,
    known_of_a_cube, known_of_a_quadratic, last_slope_of_quadratic, params_of_quadratic, quadratic,
    square, the_only_slope,
};
use common::gradient_checking::small_network::{
    assert_debug_weights, assert_numerical_gradient, recorded_gradients,
};
use common::gradient_checking::{
    CENTRAL_DIFFERENCE, CHECK, Cost, NUMERICAL_GRADIENT, RELATIVE_DIFFERENCE_OF, STEP, Solution,
};
use common::mistakes::gradient_checking::{
    ALL_MEASURED, ALL_NUDGED, ANOTHER_NUDGED, CANCELS, FIRST_ONES, FLOOR, NAN_LOST,
    NOTHING_CHECKED, OPPOSITE_FOR_EQUAL,
};
use common::networks::{check_network, column_by_column};
use common::properties::properties;
use common::recorded::{recorded, recorded_number};
use common::strategies::gradients;
use common::{assert_same, some_digits};

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
    seed: u64,
) -> Vec<CheckedParameter> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    gradient_checking::check_random_parameters(cost, params, gradient, count, &mut rng)
}

/// What is asked where a result has several causes.
const SOLUTION: Solution = Solution {
    central_difference,
    numerical_gradient,
    relative_difference,
};

// ------------------------------------------------------ central difference

/// ((θ + ε)³ − (θ − ε)³) / 2ε = 3θ² + ε², without any approximation: the slope
/// 3θ² and what the step of 10⁻⁴ adds to it.
#[test]
fn the_central_difference_of_a_cube_is_3_theta_squared_plus_epsilon_squared() {
    let what = "the slope of θ³ at 2 with the step 1e-4, 3·2² + ε²";
    // The cubes are near 8 and rounded to 10⁻¹⁵; divided by 2·10⁻⁴: 10⁻¹¹.
    let expect = Expect::of(CENTRAL_DIFFERENCE, what, 12.0 + STEP * STEP).within(2e-11);
    known_of_a_cube(expect, SOLUTION).assert(|| central_difference(&mut cube, &array![2.0], 0));
}

#[test]
fn a_slope_takes_two_costs() {
    Expect::of(CENTRAL_DIFFERENCE, "the costs that one slope takes", 2)
        .remark("One is a step up, one a step down, and nothing else is needed.")
        .assert(|| costs_of_a_slope(SOLUTION));
}

#[test]
fn the_slope_is_that_of_the_parameter_asked_for() {
    let what = "the slope of θ0² + 10θ1² + 100θ2² along θ1";
    Expect::of(CENTRAL_DIFFERENCE, what, -40.0)
        .within(1e-9)
        .known(&ANOTHER_NUDGED, 6.0)
        .known(&ANOTHER_NUDGED, last_slope_of_quadratic())
        .known(&ALL_NUDGED, 6.0 - 40.0 + last_slope_of_quadratic())
        .assert(|| central_difference(&mut quadratic, &params_of_quadratic(), 1));
}

#[test]
fn the_numerical_gradient_of_a_quadratic_has_every_slope_in_its_place() {
    let what = "the slopes of θ0² + 10θ1² + 100θ2²";
    let costs = Cell::new(0);
    let mut counted = |params: &Array1<f64>| {
        costs.set(costs.get() + 1);
        quadratic(params)
    };
    let slopes = array![6.0, -40.0, last_slope_of_quadratic()];
    let expect = Expect::of(NUMERICAL_GRADIENT, what, slopes).within(1e-9);
    known_of_a_quadratic(expect, &costs, SOLUTION)
        .assert(|| numerical_gradient(&mut counted, &params_of_quadratic()));
}

#[test]
fn one_parameter_is_nudged_at_a_time_and_put_back() {
    let what = "each of three parameters: in how many of the costs it is 1e-4 up, 1e-4 down, at \
                its place";
    let once = vec![1, 1, 4, 1, 1, 4, 1, 1, 4];
    let expect = Expect::of(NUMERICAL_GRADIENT, what, once)
        .remark("Three slopes take two costs each, six in all; the step is 1e-4.");
    known_nudges(expect).assert(|| counts_of_nudges(SOLUTION));
}

#[test]
fn one_parameter_has_a_gradient_of_one_slope() {
    let found = called(NUMERICAL_GRADIENT, "the slope of θ² at 3", || {
        numerical_gradient(&mut square, &array![3.0])
    });
    let slope = the_only_slope(&found);
    assert!(
        (slope - 6.0).abs() <= 1e-10, // 9, rounded, over 2·10⁻⁴
        "slope of θ² at 3: expected 6, got {slope}"
    );
}

// ----------------------------------------------------- relative difference

#[test]
fn the_relative_difference_is_the_one_worked_out_by_hand() {
    let (numerical, analytic) = by_hand();
    let what = "‖(6, 7, −2) − (4, 4, 4)‖ / ‖(6, 7, −2) + (4, 4, 4)‖ = 7 / 15";
    let expect = Expect::of(RELATIVE_DIFFERENCE_OF, what, 7.0 / 15.0).within(1e-15);
    known_by_hand(expect, SOLUTION).assert(|| relative_difference(&numerical, &analytic));
}

#[test]
fn small_gradients_are_as_far_apart_as_large_ones() {
    let what = "the relative difference of the slopes 1e-30 and 3e-30, (3 − 1) / (3 + 1)";
    Expect::of(RELATIVE_DIFFERENCE_OF, what, 0.5)
        .within(1e-15)
        .known_when(&FLOOR, |&got| {
            is_a_floor(got) && is_nearly_right_by_hand(SOLUTION)
        })
        .assert(|| relative_difference(&array![1e-30], &array![3e-30]));
}

/// As near to each other as a right gradient and the measured one.
#[test]
fn nearly_equal_gradients_are_told_apart() {
    let what = "the relative difference of (0.1, 0.2, 0.7) and 1 + 10⁻¹⁰ times that";
    let (gradient, off) = (array![0.1, 0.2, 0.7], 1e-10);
    // The entries are rounded to 6·10⁻¹⁷, a millionth of how far they are apart.
    Expect::of(RELATIVE_DIFFERENCE_OF, what, off / (2.0 + off))
        .within(1e-15)
        .known_when(&CANCELS, |_| cancels(SOLUTION))
        .assert(|| relative_difference(&gradient, &(&gradient * (1.0 + off))));
}

/// A gradient with the wrong sign must not pass for a right one.
#[test]
fn opposite_gradients_are_infinitely_far_apart() {
    let what = "the relative difference of (3, −4) and (−3, 4), 10 / 0";
    Expect::of(RELATIVE_DIFFERENCE_OF, what, f64::INFINITY)
        .known_when(&OPPOSITE_FOR_EQUAL, |&got| {
            got == 0.0 && is_nearly_right_by_hand(SOLUTION)
        })
        .assert(|| relative_difference(&array![3.0, -4.0], &array![-3.0, 4.0]));
}

/// Nor must one in which something went wrong.
#[test]
fn the_relative_difference_of_what_is_no_number_is_none() {
    let what = "the relative difference of (3, 4) and (3, NaN)";
    Expect::of(RELATIVE_DIFFERENCE_OF, what, f64::NAN)
        .known_when(&NAN_LOST, |got| {
            !got.is_nan() && is_nearly_right_by_hand(SOLUTION)
        })
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
            (found - 2.0 / 3.0).abs() <= 1e-14,
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
            (found - expected).abs() <= 1e-15,
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
    assert_eq!(
        as_numbers(&debug_labels()).to_vec(),
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
        assert_debug_weights(name, &debug_weights(shape), shape);
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
        let mut cost_at = |params: &Array1<f64>| {
            let network = Network::roll(params, architecture);
            cost(&network, &problem.x, &targets, lambda)
        };
        let what = "the slopes of the network 3-5-3";
        let found = called(NUMERICAL_GRADIENT, what, || {
            numerical_gradient(&mut cost_at, &problem.network.unroll())
        });
        assert_numerical_gradient(&found, lambda);
    }
}

#[test]
fn the_check_rejects_wrong_gradients() {
    for lambda in [0.0, 3.0] {
        let (right, numerical) = recorded_gradients(lambda);
        for (mistake, make) in wrong_gradients() {
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

fn checked_ramp(count: usize, seed: u64) -> Vec<CheckedParameter> {
    let (params, slopes) = ramp_slopes();
    called(CHECK, &format!("{count} of 10,285 parameters"), || {
        check_random_parameters(&mut ramp, &params, &slopes, count, seed)
    })
}

#[test]
fn a_checked_parameter_tells_both_slopes_of_its_own() {
    // The analytic gradient is seven times the numerical one, to tell them apart.
    let (params, slopes) = ramp_slopes();
    let seven_slopes = 7.0 * &slopes;
    let checked = called(CHECK, "5 of 10,285 parameters", || {
        check_random_parameters(&mut curved_ramp, &params, &seven_slopes, 5, 4)
    });
    let what = "analytic and numerical slope of five parameters, here 7·index and index";
    // index·10⁻⁴ is rounded by 10⁻¹⁶, and divided by 2·10⁻⁴
    let expect = Expect::of(CHECK, what, seven_times(&checked)).within(1e-8);
    known_slopes(expect, &checked, SOLUTION).assert(|| both_slopes(&checked));
}

#[test]
fn a_checked_parameter_is_filled_in() {
    let what = "whether any of five drawn parameters has an index or a slope other than 0";
    Expect::of(CHECK, what, true)
        .known_when(&NOTHING_CHECKED, |_| true)
        .assert(|| are_filled_in(&checked_ramp(5, 4)));
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
            check_random_parameters(&mut cost, &params, &params, 5, 4);
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
        check_random_parameters(&mut cost_at, &params, &gradient, COUNT, seed)
    });
    assert_eq!(checked.len(), COUNT, "number of checked parameters");
    assert_agree(&checked);
}

#[test]
fn a_wrong_gradient_of_the_full_network_does_not_agree() {
    let (params, slopes) = ramp_slopes();
    let wrong = slopes * 1.001;
    let checked = called(CHECK, "50 of 10,285 parameters", || {
        check_random_parameters(&mut ramp, &params, &wrong, 50, 1)
    });
    assert_disagree(&checked);
}

#[test]
fn every_checked_parameter_tells_its_own_two_slopes() {
    assert_slopes_of_ramp(&checked_ramp(200, 7));
}

#[test]
fn as_many_parameters_are_checked_as_asked_for_and_none_twice() {
    let (params, _) = ramp_slopes();
    for count in [0, 1, 100] {
        let checked = checked_ramp(count, 3);
        assert_eq!(checked.len(), count, "number of checked parameters");
        assert!(
            are_below(&checked, params.len()),
            "indices below {}, got {:?}",
            params.len(),
            indices(&checked)
        );
        let different = different_indices(&checked);
        let what = format!("different parameters among {count} that are checked");
        Expect::of(CHECK, what, count)
            .known_when(&NOTHING_CHECKED, |&got| got == 1 && different == [0])
            .remark("A parameter was checked more than once.")
            .assert(|| different.len());
    }
    let mut sum = |p: &Array1<f64>| p.sum();
    let (params, slopes) = (Array1::zeros(8), Array1::ones(8));
    let all = called(CHECK, "8 of 8 parameters", || {
        check_random_parameters(&mut sum, &params, &slopes, 8, 3)
    });
    let eight = [0, 1, 2, 3, 4, 5, 6, 7];
    assert_eq!(sorted_indices(&all), eight, "all eight of eight");
}

#[test]
fn a_seed_names_the_parameters_that_are_checked() {
    let drawn = |seed| indices(&checked_ramp(20, seed));
    Expect::of(CHECK, "whether another seed checks other parameters", true)
        .known_when(&FIRST_ONES, |_| are_the_first(&checked_ramp(20, 5)))
        .assert(|| drawn(5) != drawn(6));
    assert_eq!(drawn(5), drawn(5), "the same seed must check the same");
}

// -------------------------------------------------------------- properties

properties! {
    128;

    #[test]
    fn the_relative_difference_does_not_mind_the_order_of_the_two((a, b) in gradients()) {
        let (ab, ba) = (relative_difference(&a, &b), relative_difference(&b, &a));
        assert!(
            (ab - ba).abs() <= 1e-14,
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
            (before - after).abs() <= 1e-13,
            "{before}, but {after} when both are {scale} times as long"
        );
    }

    #[test]
    fn the_numerical_gradient_of_a_random_cubic_is_its_slope_and_epsilon_squared(
        (factors, params) in gradients(),
    ) {
        let mut cost = |p: &Array1<f64>| cubic(&factors, p);
        let found = called(NUMERICAL_GRADIENT, "the slopes of Σ c·θ³", || {
            numerical_gradient(&mut cost, &params)
        });
        assert_slopes_of_cubic(&found, &factors, &params);
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
