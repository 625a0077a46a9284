//! Section 5, the gradient of the cost. Run: `cargo test --test s5_backpropagation`.
//!
//! The tests go from the parts to the whole: read the first failure first.

use handwritten::backpropagation::{
    accumulate_example, add_penalty_slope, backpropagation, backpropagation_loop, cost_and_gradient,
};
use handwritten::feedforward::{ForwardPass, cost, feedforward, one_hot};
use handwritten::network::{Architecture, Gradient, Network};
use handwritten::published::{GRADIENT_SUM_LAMBDA_0, GRADIENT_SUM_LAMBDA_1, Published};
use ndarray::{Array1, Array2, array};

use common::arrays::{any, first};
use common::backpropagation::by_hand::{
    has_right_outputs, is_right_by_hand, known_of_another_pass, known_of_twice, known_slopes,
    right_by_hand,
};
use common::backpropagation::digits::assert_recorded_sums;
use common::backpropagation::five_labels::{
    five_labels_tell_more, has_right_outputs_with_five_labels, is_right_with_five_labels,
    known_of_five_labels, of_five_labels, right_of_five_labels,
};
use common::backpropagation::hidden_errors::{
    SLOPE_AT_2, at_2, known_0_at_2, known_slopes_at_2, shows_delta2_at_2, slope_at_2,
};
use common::backpropagation::loops::{known_averages, loop_or_example, times_unit};
use common::backpropagation::sizes::{
    four_three_two, known_at_once, known_by_example, known_of_the_penalty, sizes,
};
use common::backpropagation::two_units::{
    A1, known_errors, known_in_another_order, slopes_of, tens,
};
use common::backpropagation::{
    ACCUMULATE, ADD_PENALTY_SLOPE, ALL_AT_ONCE, COST_AND_GRADIENT, Example, LOOP, ROUNDING,
    Solution, gradient_of, name, theta2_then_theta1,
};
use common::expect::{Expect, called, caught};
use common::gradients::{Case, assert_gradient};
use common::mistakes::backpropagation::{
    COST_IS_PENALTY, COST_OTHER_DIVISOR, COST_PENALISED_TWICE, COST_PENALTY_SUBTRACTED,
    COST_WITHOUT_PENALTY, LOOP_AGAIN, LOOP_AT_ONCE,
};
use common::networks::{
    Problem, check_network, column_by_column, debug_network, labels_in_turn, stored_by_column,
    submission, two_two_four,
};
use common::properties::properties;
use common::recorded::{recorded_number, recorded_slopes};
use common::strategies::{lambdas, problems};
use common::value::Value;
use common::{central_differences, course_weights, digits, some_digits};

// ---------------------------------------------------------------- the steps

// ANCHOR: by_hand
/// 2-1-1. The weights are such that both weighted inputs are 0:
///
/// ```text
/// step 1   a1 = [1, 2, 3]     z2 = 1·1 + 1·2 − 1·3 = 0    g = ½   g' = ¼
///          a2 = [1, ½]        z3 = −4·1 + 8·½      = 0    a3 = ½
/// step 2   delta3 = ½ − 1                          = −½
/// step 3   delta2 = 8 · −½ · ¼                     = −1   (−4 is the bias unit's)
/// step 4   Theta2: −½ · [1, ½] = [−½, −¼]    Theta1: −1 · [1, 2, 3] = [−1, −2, −3]
/// ```
fn by_hand() -> Example {
    Example {
        network: Network::new(array![[1.0, 1.0, -1.0]], array![[-4.0, 8.0]]),
        x: array![2.0, 3.0],
        y: array![1.0],
    }
}
// ANCHOR_END: by_hand

/// As by hand, but with five outputs, of z3 = 0, ln 3, −ln 3, 0 and ln 3: five is no
/// other size here. The first is the label.
fn five_labels() -> Example {
    let ln_3 = 3_f64.ln();
    let theta2 = array![
        [-4.0, 8.0],
        [ln_3 - 4.0, 8.0],
        [-ln_3 - 4.0, 8.0],
        [-4.0, 8.0],
        [ln_3 - 4.0, 8.0],
    ];
    Example {
        network: Network::new(array![[1.0, 1.0, -1.0]], theta2),
        x: array![2.0, 3.0],
        y: array![1.0, 0.0, 0.0, 0.0, 0.0],
    }
}

/// 4-2-3 with two unlike hidden units, stored column by column as what is loaded or
/// trained. Of every output the bias weight makes z3 what it is:
///
/// ```text
/// step 1   a1 = [1, 2, 3, 5, 7]
///          z2 = −2 + 2 − 3 + 10 − 7 = 0 and (ln 3 − 2) − 2 + 6 + 5 − 7 = ln 3
///          a2 = [1, ½, ¾]    z3 = 0, ln 3 and −ln 3    a3 = [½, ¾, ¼]
/// step 2   delta3 = [½ − 1, ¾ − 0, ¼ − 0] = [−½, ¾, ¼]
/// step 3   8·−½ − 4·¾ + 12·¼ = −4           times ½·½ = ¼       is −1
///          −16·−½ + 8·¾ + 8·¼ = 16          times ¾·¼ = 3/16    is  3
/// ```
fn two_units() -> Example {
    let ln_3 = 3_f64.ln();
    let network = Network::new(
        array![
            [-2.0, 1.0, -1.0, 2.0, -1.0],
            [ln_3 - 2.0, -1.0, 2.0, 1.0, -1.0],
        ],
        array![
            [8.0, 8.0, -16.0],
            [ln_3 - 4.0, -4.0, 8.0],
            [-ln_3 - 12.0, 12.0, 8.0],
        ],
    );
    Example {
        network: Network::roll(&network.unroll(), network.architecture()),
        x: array![2.0, 3.0, 5.0, 7.0],
        y: array![1.0, 0.0, 0.0],
    }
}

/// What one example says, on top of nothing.
fn one_example(example: &Example) -> Gradient {
    let mut gradient = Gradient::zeros(example.network.architecture());
    accumulate_example(&mut gradient, &example.network, &example.x, &example.y);
    gradient
}

/// What `backpropagation` says of the pass that the network makes of x.
fn all_at_once(network: &Network, x: &Array2<f64>, targets: &Array2<f64>) -> Gradient {
    backpropagation(network, &feedforward(network, x), targets)
}

/// What is asked where a result has several causes.
const SOLUTION: Solution = Solution {
    accumulate_example,
    add_penalty_slope,
    backpropagation_loop,
    one_example,
    all_at_once,
    with_inputs: |network, x, targets, inputs| {
        let a1 = inputs.view();
        let pass = feedforward(network, x);
        backpropagation(network, &ForwardPass { a1, ..pass }, targets)
    },
    activations: |network, x| {
        let pass = feedforward(network, x);
        [pass.a2, pass.a3]
    },
    by_hand,
    two_units,
    five_labels,
};

#[test]
fn the_sizes_of_one_example_fit_together() {
    let Problem { network, x, .. } = four_three_two();
    let y = array![1.0, 0.0];
    let mut gradient = Gradient::zeros(network.architecture());
    let what = "one example in a network 4-3-2: rows and columns of Theta1's gradient, then of \
                Theta2's";
    let expect = Expect::of(ACCUMULATE, what, vec![3, 5, 2, 4])
        .remark("Here x has 4 entries and y 2; Theta1 is 3 × 5 and Theta2 2 × 4.");
    known_by_example(expect, SOLUTION).assert(|| {
        accumulate_example(&mut gradient, &network, &x.row(0), &y);
        sizes(&gradient)
    });
}

#[test]
fn one_example_gives_the_slopes_worked_out_by_hand() {
    let what = "the example by hand (`by_hand` in this file), slopes along Theta2, then Theta1";
    let expect = Expect::of(ACCUMULATE, what, right_by_hand());
    known_slopes(expect, SOLUTION).assert(|| theta2_then_theta1(&one_example(&by_hand())));
}

/// What was taken in place of g'(2).
fn expect_slope_at_2(function: &'static str) -> Expect<'static, f64> {
    let what = "what delta2 is multiplied by in the example by hand with the inputs (3, 2), where \
                z2 = 2: g'(2)";
    known_slopes_at_2(Expect::of(function, what, SLOPE_AT_2).within(ROUNDING))
}

#[test]
fn a_hidden_error_is_multiplied_by_the_slope_at_its_own_z2() {
    if has_right_outputs(SOLUTION) {
        expect_slope_at_2(ACCUMULATE).assert(|| slope_at_2(&one_example(&at_2(by_hand()))));
    } // else the outputs' errors come first, which the example by hand has told
}

#[test]
fn an_example_adds_to_what_the_examples_before_it_said() {
    let Example { network, x, y } = by_hand();
    let once = caught(|| theta2_then_theta1(&one_example(&by_hand())));
    let once = once.unwrap_or_else(|_| right_by_hand());
    let what = "the example by hand twice, which makes twice the slopes of once, along Theta2, then \
                Theta1";
    let expect = Expect::of(ACCUMULATE, what, 2.0 * &once); // nothing here is rounded
    known_of_twice(expect, &once).assert(|| {
        let mut gradient = Gradient::zeros(network.architecture());
        accumulate_example(&mut gradient, &network, &x, &y);
        accumulate_example(&mut gradient, &network, &x, &y);
        theta2_then_theta1(&gradient)
    });
}

/// On top of a gradient that is not 0, of which every entry is another number.
#[test]
fn an_example_with_two_unlike_hidden_units_gives_the_slopes_worked_out_by_hand() {
    if !is_right_by_hand(SOLUTION) || !has_right_outputs_with_five_labels(SOLUTION) {
        return; // which tells more
    }
    let Example { network, x, y } = two_units();
    let before = tens();
    let gradient = || {
        let mut gradient = before.clone();
        accumulate_example(&mut gradient, &network, &x, &y);
        gradient
    };
    let what = |theta: &str| {
        format!(
            "the slopes along {theta} after one example of the network 4-2-3 (`two_units` in this \
             file), on top of 10, 20, 30, …"
        )
    };
    let (delta3, a2) = ([-0.5, 0.75, 0.25], [1.0, 0.5, 0.75]);
    let right = slopes_of(&before.theta2_grad, &delta3, &a2);
    let expect = Expect::of(ACCUMULATE, what("Theta2"), right.clone()).within(ROUNDING);
    known_in_another_order(expect, &right, &before.theta2_grad).assert(|| gradient().theta2_grad);

    let delta2 = [-1.0, 3.0];
    let right = slopes_of(&before.theta1_grad, &delta2, &A1);
    let expect = Expect::of(ACCUMULATE, what("Theta1"), right.clone()).within(ROUNDING);
    let expect = known_in_another_order(expect, &right, &before.theta1_grad);
    known_errors(expect, &before.theta1_grad).assert(|| gradient().theta1_grad);
}

/// Five outputs, by one example or by all at once.
fn expect_five_labels(function: &'static str) -> Expect<'static, Array1<f64>> {
    let what = "one example with five labels (`five_labels` in this file): the slopes along the \
                bias weights of Theta2, then along Theta1";
    known_of_five_labels(Expect::of(function, what, right_of_five_labels()).within(ROUNDING))
}

#[test]
fn each_output_unit_has_an_error_of_its_own() {
    // With one output the example by hand tells what is wrong with most others.
    if is_right_by_hand(SOLUTION) {
        expect_five_labels(ACCUMULATE).assert(|| of_five_labels(&one_example(&five_labels())));
    }
}

#[test]
fn the_sizes_of_gradient_and_weights_fit_together() {
    let network = four_three_two().network;
    let mut gradient = Gradient::zeros(network.architecture());
    let what = "a network 4-3-2: rows and columns of Theta1's gradient, then of Theta2's";
    known_of_the_penalty(Expect::of(ADD_PENALTY_SLOPE, what, vec![3, 5, 2, 4])).assert(|| {
        add_penalty_slope(&mut gradient, &network, 3.0, 6);
        sizes(&gradient)
    });
}

#[test]
fn the_penalty_adds_to_every_column_but_the_bias_column() {
    // λ/m = 2.25/6 = ⅜ of the weights 1, 2, 3, …, on top of a gradient of tens. No
    // two of λ, m and the sizes of the layers make one factor.
    let architecture = Architecture {
        inputs: 4,
        hidden: 2,
        labels: 4,
    };
    let network = Network::new(
        column_by_column(architecture.theta1_shape(), &|i| i),
        column_by_column(architecture.theta2_shape(), &|i| i),
    );
    let mut penalised = || {
        let mut gradient = gradient_of(10.0, architecture);
        add_penalty_slope(&mut gradient, &network, 2.25, 6);
        gradient
    };
    let expected = Network::new(
        array![
            [10.0, 11.125, 11.875, 12.625, 13.375],
            [10.0, 11.5, 12.25, 13.0, 13.75],
        ],
        array![
            [10.0, 11.875, 13.375],
            [10.0, 12.25, 13.75],
            [10.0, 12.625, 14.125],
            [10.0, 13.0, 14.5],
        ],
    );
    let case = Case {
        function: ADD_PENALTY_SLOPE,
        what: "add_penalty_slope on a gradient of tens",
        network: &network,
        m: 6,
        lambda: 2.25,
        tells_mistakes_apart: true,
    };
    assert_gradient(&case, &mut penalised, &expected.unroll(), ROUNDING);
}

/// 2-1-2, as by hand but with two outputs, so that the numbers of examples and of
/// labels differ. An example whose targets are both t says (t − ½) / ½ times what one
/// says whose targets are both 1.
#[test]
fn the_loop_averages_over_its_examples() {
    let network = Network::new(array![[1.0, 1.0, -1.0]], array![[-4.0, 8.0], [-4.0, 8.0]]);
    let x = array![[2.0, 3.0], [2.0, 3.0], [2.0, 3.0], [2.0, 3.0], [2.0, 3.0]];
    // 0.6, 1, −0.4, 0.2 and 0.8 times that: 2.2 in all.
    let targets = array![[0.8, 0.8], [1.0, 1.0], [0.3, 0.3], [0.6, 0.6], [0.9, 0.9]];
    let what = "Theta1's and Theta2's slopes for five examples that say 0.6, 1, −0.4, 0.2 and 0.8 \
                times the same, lambda 0";
    let to_mend = loop_or_example(SOLUTION, &network, &x, &targets);
    let remark = if to_mend == ACCUMULATE {
        "It is the average of what your accumulate_example says of the five: that is to be mended."
    } else {
        "Where one example is wrong too, go by that."
    };
    let mut expect = Expect::of(to_mend, what, times_unit(0.44, 0.44))
        .within(ROUNDING)
        .remark(remark);
    if to_mend == LOOP && is_right_by_hand(SOLUTION) && is_right_with_five_labels(SOLUTION) {
        expect = known_averages(expect, SOLUTION);
    }
    expect.assert(|| backpropagation_loop(&network, &x, &targets, 0.0).unroll());
}

// ------------------------------------------- the recorded small networks

/// The loop and the vectorised form. What is wrong with the loop is told before
/// the other form is written.
const FORMS: [&str; 2] = [LOOP, COST_AND_GRADIENT];

fn gradient_by(form: &str, problem: &Problem, lambda: f64) -> Gradient {
    let Problem { network, x, .. } = problem;
    let targets = targets(problem);
    match form {
        LOOP => backpropagation_loop(network, x, &targets, lambda),
        _ => cost_and_gradient(network, x, &targets, lambda).1,
    }
}

fn targets(problem: &Problem) -> Array2<f64> {
    one_hot(&problem.labels, problem.num_labels())
}

/// Compares both forms with the slopes that Octave computed, entry by entry.
#[track_caller]
fn assert_recorded(network: &str, problem: &Problem, lambda: f64) {
    let expected = recorded_slopes(&format!("{network}_gradient_lambda_{lambda}"));
    let to_mend = loop_or_example(SOLUTION, &problem.network, &problem.x, &targets(problem));
    for function in FORMS {
        let case = Case {
            function: if function == LOOP { to_mend } else { function },
            what: &format!("{} on the recorded network {network}", name(function)),
            network: &problem.network,
            m: problem.x.nrows(),
            lambda,
            tells_mistakes_apart: true,
        };
        let mut gradient = || gradient_by(function, problem, lambda);
        assert_gradient(&case, &mut gradient, &expected, ROUNDING);
    }
}

#[test]
fn the_sizes_of_all_examples_fit_together() {
    let problem = four_three_two();
    let Problem { network, x, .. } = &problem;
    let pass = feedforward(network, x);
    let what = "six examples in a network 4-3-2: rows and columns of Theta1's gradient, then of \
                Theta2's";
    let expect = Expect::of(ALL_AT_ONCE, what, vec![3, 5, 2, 4]).remark(
        "Here a1 is 6 × 4, a2 6 × 3, a3 and the targets 6 × 2; Theta1 is 3 × 5 and Theta2 2 × 4.",
    );
    known_at_once(expect, SOLUTION)
        .assert(|| sizes(&backpropagation(network, &pass, &targets(&problem))));
}

#[test]
fn all_hidden_errors_are_multiplied_by_the_slopes_at_their_own_z2() {
    let example = at_2(by_hand());
    let (x, targets) = example.rows();
    let pass = feedforward(&example.network, &x);
    let gradient = || backpropagation(&example.network, &pass, &targets);
    let output = first(&pass.a3);
    // Right but for one factor on delta2; else the next test tells more.
    if !caught(gradient).is_ok_and(|gradient| !shows_delta2_at_2(&gradient, output)) {
        known_0_at_2(expect_slope_at_2(ALL_AT_ONCE), SOLUTION).assert(|| {
            first(&gradient().theta1_grad) / (8.0 * (output - 1.0)) + 0.0 // not -0
        });
    }
}

#[test]
fn all_output_units_have_errors_of_their_own() {
    let example = five_labels();
    let (x, targets) = example.rows();
    let slopes = || of_five_labels(&all_at_once(&example.network, &x, &targets));
    // What else may be wrong the recorded networks tell better.
    if caught(slopes).is_ok_and(|slopes| five_labels_tell_more(&slopes)) {
        expect_five_labels(ALL_AT_ONCE).assert(slopes);
    }
}

/// Both gradients of the vectorised form before anything is added to them.
#[test]
fn without_a_penalty_the_vectorised_gradient_is_the_recorded_one() {
    let problem = check_network();
    let Problem { network, x, .. } = &problem;
    let (pass, targets) = (feedforward(network, x), targets(&problem));
    let case = Case {
        function: ALL_AT_ONCE,
        what: "backpropagation on the recorded network check",
        network,
        m: x.nrows(),
        lambda: 0.0,
        tells_mistakes_apart: true,
    };
    let expected = recorded_slopes("check_gradient_lambda_0");
    let mut gradient = || backpropagation(network, &pass, &targets);
    assert_gradient(&case, &mut gradient, &expected, ROUNDING);
}

/// Targets between 0 and 1 are targets too.
#[test]
fn all_errors_are_what_came_out_minus_their_own_target() {
    let network = by_hand().network;
    let x = array![[2.0, 3.0], [2.0, 3.0], [2.0, 3.0], [2.0, 3.0]];
    let pass = feedforward(&network, &x);
    let targets = array![[0.8], [1.0], [0.3], [0.6]];
    let slopes = || backpropagation(&network, &pass, &targets).theta2_grad;
    // The activations are 1 and ½; else the tests above tell more.
    let goes_with_them =
        |slopes: Array2<f64>| slopes.is_like(&(first(&slopes) * array![[1.0, 0.5]]));
    if caught(slopes).is_ok_and(goes_with_them) {
        let what = "Theta2's slopes for the example by hand with the targets 0.8, 1, 0.3 and 0.6: \
                    the average of ½ − target, times 1 and ½";
        Expect::of(ALL_AT_ONCE, what, array![[-0.175, -0.0875]])
            .within(ROUNDING)
            .assert(slopes);
    }
}

/// The pass of the example by hand, handed in with a network that would make
/// another one of its inputs: z2 = −4 + 2 + 3 = 1, and of a2 = ½ z3 = −6 + 8·½ = −2.
/// The weight 8, along which the error goes back, is the same.
#[test]
fn what_the_pass_holds_is_not_computed_again() {
    let network = Network::new(array![[-4.0, 1.0, 1.0]], array![[-6.0, 8.0]]);
    let inputs = array![[2.0, 3.0]];
    let pass = ForwardPass {
        a1: inputs.view(),
        z2: array![[0.0]],
        a2: array![[0.5]],
        z3: array![[0.0]],
        a3: array![[0.5]],
    };
    let what = "the slopes of the example by hand along Theta2, then Theta1, where its pass comes \
                with a network that makes z2 = 1 of its inputs";
    let expect = Expect::of(ALL_AT_ONCE, what, right_by_hand()).within(ROUNDING);
    known_of_another_pass(expect)
        .assert(|| theta2_then_theta1(&backpropagation(&network, &pass, &array![[1.0]])));
}

/// A network whose output says g(−16) where 0 is the target.
#[test]
fn an_error_counts_however_small_it_is() {
    let example = Example {
        network: Network::new(array![[0.0, 0.0]], array![[-16.0, 0.0]]),
        x: array![0.0],
        y: array![0.0],
    };
    let (x, targets) = example.rows();
    let what = "the slope of the output's bias weight where it says g(−16) and should say 0, as one \
                example and by backpropagation";
    // By Python's floats; off by a few roundings.
    let right = array![1.125_351_620_550_95e-7, 1.125_351_620_550_95e-7];
    Expect::of(ALL_AT_ONCE, what, right)
        .within(1e-20)
        .assert(|| {
            let one = one_example(&example);
            let at_once = all_at_once(&example.network, &x, &targets);
            array![first(&one.theta2_grad), first(&at_once.theta2_grad)]
        });
}

#[test]
fn the_cost_beside_the_gradient_is_the_recorded_one() {
    let problem = check_network();
    let Problem { network, x, .. } = &problem;
    let (without, with) = (
        recorded_number("check_cost_lambda_0"),
        recorded_number("check_cost_lambda_3"),
    );
    let what = "the cost of the check's network, 3-5-3 with five examples, at lambda 3";
    Expect::of(COST_AND_GRADIENT, what, with)
        .within(ROUNDING)
        .known(&COST_WITHOUT_PENALTY, without)
        .known(&COST_PENALISED_TWICE, 2.0 * with - without)
        .known(&COST_PENALTY_SUBTRACTED, 2.0 * without - with)
        .known(&COST_IS_PENALTY, with - without)
        // By the inputs or the labels, of which there are 3, or by m − 1.
        .known(&COST_OTHER_DIVISOR, without + 5.0 / 3.0 * (with - without))
        .known(&COST_OTHER_DIVISOR, without + 5.0 / 4.0 * (with - without))
        .assert(|| cost_and_gradient(network, x, &targets(&problem), 3.0).0);
}

#[test]
fn the_gradient_check_has_its_38_recorded_slopes_at_lambda_0() {
    assert_recorded("check", &check_network(), 0.0);
}

#[test]
fn the_gradient_check_has_its_38_recorded_slopes_at_lambda_3() {
    assert_recorded("check", &check_network(), 3.0);
}

#[test]
fn the_network_2_2_4_has_its_recorded_slopes() {
    assert_recorded("two_two_four", &two_two_four(), 0.0);
    assert_recorded("two_two_four", &two_two_four(), 4.0);
}

/// With as many labels as hidden units, a transposed Theta2 fits as well.
#[test]
fn the_submission_2_4_4_has_its_recorded_slopes() {
    assert_recorded("submission", &submission(), 0.0);
    assert_recorded("submission", &submission(), 1.5);
}

/// The slopes of the gradient check, as Octave gave them, from matrices that lie in
/// memory column by column: a product may leave them so, and who calls may as well.
#[test]
fn matrices_that_lie_column_by_column_have_the_same_slopes() {
    let problem = check_network();
    let expected = recorded_slopes("check_gradient_lambda_0");
    let pass = feedforward(&problem.network, &problem.x);
    let a1 = stored_by_column(&problem.x);
    let pass = ForwardPass {
        a1: a1.view(),
        z2: stored_by_column(&pass.z2),
        a2: stored_by_column(&pass.a2),
        z3: stored_by_column(&pass.z3),
        a3: stored_by_column(&pass.a3),
    };
    let targets = stored_by_column(&targets(&problem));
    let case = Case {
        function: ALL_AT_ONCE,
        what: "backpropagation of matrices that lie in memory column by column",
        network: &problem.network,
        m: problem.x.nrows(),
        lambda: 0.0,
        tells_mistakes_apart: false, // the order in memory is none of them
    };
    let mut gradient = || backpropagation(&problem.network, &pass, &targets);
    assert_gradient(&case, &mut gradient, &expected, ROUNDING);
}

#[test]
fn the_gradient_has_the_shapes_of_the_weights() {
    let problem = Problem {
        network: debug_network(Architecture {
            inputs: 7,
            hidden: 2,
            labels: 3,
        }),
        x: column_by_column((5, 7), &f64::sin),
        labels: array![1, 2, 3, 1, 2],
    };
    for function in FORMS {
        let what = format!(
            "{} on a network 7-2-3: rows and columns of Theta1's gradient, then of Theta2's",
            name(function)
        );
        Expect::of(function, what, vec![2, 8, 3, 3])
            .assert(|| sizes(&gradient_by(function, &problem, 1.0)));
    }
}

/// Sums of 300 products in another order and with other roundings agree to 14 or
/// 15 digits, and by accident here and there to all 16; but not in all of the 212
/// slopes. Where the loop and `backpropagation` round alike, since both call a helper
/// that does the work, nothing is seen. Training calls `cost_and_gradient` for 5,000
/// digits at a time, which the loop is too slow for.
#[test]
fn the_vectorised_form_does_not_call_the_loop() {
    let architecture = Architecture {
        inputs: 15,
        hidden: 10,
        labels: 4,
    };
    let problem = Problem {
        network: debug_network(architecture),
        x: column_by_column((300, 15), &f64::sin),
        labels: labels_in_turn(300, 4),
    };
    let what = "whether cost_and_gradient, over 300 examples, agrees with backpropagation_loop to \
                the last bit where backpropagation does not";
    Expect::of(COST_AND_GRADIENT, what, false)
        .known_when(&LOOP_AGAIN, |&it| it)
        .assert(|| {
            let by_loop = gradient_by(LOOP, &problem, 0.0).unroll();
            let both = gradient_by(COST_AND_GRADIENT, &problem, 0.0).unroll();
            let pass = feedforward(&problem.network, &problem.x);
            let at_once = backpropagation(&problem.network, &pass, &targets(&problem)).unroll();
            both == by_loop && both != at_once && any(&both, &|slope| slope != 0.0)
        });
}

/// A target with a label too many is refused by both forms, each in words of the lines
/// that are given: these tell which of them was called.
#[test]
fn the_loop_does_not_call_the_vectorised_form() {
    let problem = check_network();
    let labels = problem.network.architecture().labels;
    let targets = Array2::zeros((problem.x.nrows(), labels + 1));
    let what = "whether backpropagation_loop calls the form for all examples at once";
    Expect::of(LOOP, what, false)
        .known_when(&LOOP_AT_ONCE, |&it| it)
        .assert(|| {
            let gradient =
                caught(|| backpropagation_loop(&problem.network, &problem.x, &targets, 0.0));
            gradient.is_err_and(|panic| panic.words.contains("shapes of a3 and of the targets"))
        });
}

#[test]
#[should_panic(expected = "rows of x and of the targets")]
fn the_loop_refuses_targets_for_another_number_of_examples() {
    let problem = check_network();
    let targets = one_hot(&array![1, 2], 3);
    let _ = backpropagation_loop(&problem.network, &problem.x, &targets, 0.0);
}

#[test]
#[should_panic(expected = "shapes of a3 and of the targets")]
fn the_vectorised_form_refuses_targets_for_another_number_of_examples() {
    let problem = check_network();
    let pass = feedforward(&problem.network, &problem.x);
    let _ = backpropagation(&problem.network, &pass, &one_hot(&array![1], 3));
}

#[test]
#[should_panic(expected = "sizes of x and y")]
fn an_example_is_refused_whose_target_has_another_number_of_labels() {
    let _ = one_example(&by_hand().with_targets(array![1.0, 0.0]));
}

// -------------------------------------------------------------- the digits

/// Compares sum and length of the digits' gradient with the recorded ones.
#[track_caller]
fn assert_digits(weights: &str, network: &Network, lambda: f64) -> f64 {
    let digits = digits();
    let targets = one_hot(&digits.labels, 10);
    let what = format!("the digits at the weights {weights}, lambda {lambda}");
    let gradient = called(COST_AND_GRADIENT, &what, || {
        cost_and_gradient(network, &digits.x, &targets, lambda).1
    });
    assert_recorded_sums(weights, &gradient, lambda)
}

#[test]
fn the_digits_have_the_recorded_gradient_at_the_debug_weights() {
    let network = debug_network(Architecture::LECTURE);
    for lambda in [0.0, 1.0, 3.0] {
        assert_digits("debug_weights", &network, lambda);
    }
}

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_digits_have_the_published_gradient_at_the_course_weights() {
    let network = course_weights();
    let meets = |published: Published, found: f64| {
        assert!(
            published.agrees(found),
            "{}: published {} ({}), got {found}",
            published.what,
            published.value,
            published.source
        );
    };
    meets(
        GRADIENT_SUM_LAMBDA_0,
        assert_digits("ex4weights", &network, 0.0),
    );
    meets(
        GRADIENT_SUM_LAMBDA_1,
        assert_digits("ex4weights", &network, 1.0),
    );
    assert_digits("ex4weights", &network, 3.0);
}

/// The name puts it before the other long ones: tests are started in the order of
/// their names, and a long one at the end would be waited for alone.
#[test]
fn a_thousand_digits_have_one_gradient_by_both_forms() {
    let network = debug_network(Architecture::LECTURE);
    let digits = some_digits(5);
    let targets = one_hot(&digits.labels, 10);
    let expected = called(LOOP, "1,000 digits", || {
        backpropagation_loop(&network, &digits.x, &targets, 1.0)
    });
    let mut gradient = || cost_and_gradient(&network, &digits.x, &targets, 1.0).1;
    let case = Case {
        function: COST_AND_GRADIENT,
        what: "cost_and_gradient on 1,000 digits, against your backpropagation_loop",
        network: &network,
        m: digits.x.nrows(),
        lambda: 1.0,
        tells_mistakes_apart: false, // the loop may be the wrong one
    };
    assert_gradient(&case, &mut gradient, &expected.unroll(), ROUNDING);
}

// ------------------------------------------------------------- properties

/// The central difference is off by step²/6 · |J'''| and by rounding, 10⁻¹⁶ ·
/// J / step. With weights and pixels up to 2 and five labels, J''' along a
/// weight of Theta1 is at most 2³ · 1.7, which makes 2.3·10⁻⁸; J is at most
/// 700, penalty included, which makes 10⁻⁹.
const CENTRAL_DIFFERENCE: f64 = 5e-8;

properties! {
    64;

    #[test]
    fn both_forms_agree_with_the_central_differences(
        problem in problems(),
        lambda in lambdas(),
    ) {
        let Problem { network, x, .. } = &problem;
        let targets = targets(&problem);
        let mut cost_at = |params: &Array1<f64>| {
            cost(&Network::roll(params, problem.architecture()), x, &targets, lambda)
        };
        let expected = central_differences(&mut cost_at, &network.unroll());
        for function in FORMS {
            let sizes = problem.architecture();
            let case = Case {
                function,
                what: &format!("{} on {sizes:?}, {} examples", name(function), x.nrows()),
                network,
                m: x.nrows(),
                lambda,
                tells_mistakes_apart: false,
            };
            let mut gradient = || gradient_by(function, &problem, lambda);
            assert_gradient(&case, &mut gradient, &expected, CENTRAL_DIFFERENCE);
        }
    }

    #[test]
    fn the_vectorised_form_equals_the_loop(problem in problems(), lambda in lambdas()) {
        let Problem { network, x, .. } = &problem;
        let targets = targets(&problem);
        let expected = called(LOOP, "examples drawn at random", || {
            backpropagation_loop(network, x, &targets, lambda)
        });
        let mut gradient = || cost_and_gradient(network, x, &targets, lambda).1;
        let case = Case {
            function: COST_AND_GRADIENT,
            what: "cost_and_gradient against your backpropagation_loop",
            network,
            m: x.nrows(),
            lambda,
            tells_mistakes_apart: false,
        };
        assert_gradient(&case, &mut gradient, &expected.unroll(), ROUNDING);
    }

    #[test]
    fn the_cost_is_that_of_the_feedforward_section(
        problem in problems(),
        lambda in lambdas(),
    ) {
        let targets = targets(&problem);
        let expected = cost(&problem.network, &problem.x, &targets, lambda);
        let (found, _) = called(COST_AND_GRADIENT, "examples drawn at random", || {
            cost_and_gradient(&problem.network, &problem.x, &targets, lambda)
        });
        // The same sums, whatever their order: below a hundred roundings.
        assert!(
            (found - expected).abs() <= 1e-14 * (1.0 + expected),
            "cost_and_gradient says {found} where feedforward::cost says {expected} (lambda \
             {lambda}, {} examples): is the penalty in it, once?",
            problem.x.nrows(),
        );
    }
}
