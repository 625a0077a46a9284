//! Section 5, the gradient of the cost. Run: `cargo test --test s5_backpropagation`.
//!
//! The tests go from the parts to the whole: read the first failure first.

use approx::abs_diff_eq;
use handwritten::backpropagation::{
    accumulate_example, add_penalty_slope, backpropagation, backpropagation_loop, cost_and_gradient,
};
use handwritten::feedforward::{ForwardPass, cost, feedforward, one_hot};
use handwritten::network::{Architecture, Gradient, Network};
use handwritten::published::{GRADIENT_SUM_LAMBDA_0, GRADIENT_SUM_LAMBDA_1, Published};
use ndarray::{Array1, Array2, Axis, arr1, array, s};

use common::expect::{Expect, called, caught};
use common::gradients::{Case, assert_gradient};
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use common::mistakes::{Mistake, backpropagation::*};
use common::networks::{
    Problem, check_network, column_by_column, debug_network, stored_by_column, submission,
    two_two_four,
};
use common::properties::properties;
use common::recorded::{recorded, recorded_number};
use common::strategies::{lambdas, problems};
use common::value::Value;
use common::{central_differences, course_weights, digits, some_digits};

/// Two ways to compute a slope of a small network differ by the rounding of
/// fewer than a thousand operations on numbers below 10, and each rounding by
/// at most 1.1·10⁻¹⁶ of those: 1.1·10⁻¹² in the worst case.
const ROUNDING: f64 = 1e-12;

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
fn by_hand() -> (Network, Array1<f64>, Array1<f64>) {
    let network = Network::new(array![[1.0, 1.0, -1.0]], array![[-4.0, 8.0]]);
    (network, array![2.0, 3.0], array![1.0])
}
// ANCHOR_END: by_hand

const ACCUMULATE: &str = "backpropagation::accumulate_example";

/// The matrices of a network 4-3-2, whose sizes all differ, and of a gradient.
fn sizes(gradient: &Gradient) -> Vec<usize> {
    let (theta1, theta2) = (gradient.theta1_grad.dim(), gradient.theta2_grad.dim());
    vec![theta1.0, theta1.1, theta2.0, theta2.1]
}

/// Four inputs, three hidden units, two labels, six examples: in a product of
/// these no two sizes fit by accident.
fn four_three_two() -> Problem {
    let architecture = Architecture {
        inputs: 4,
        hidden: 3,
        labels: 2,
    };
    Problem {
        network: debug_network(architecture),
        x: column_by_column((6, 4), f64::sin),
        labels: array![1, 2, 1, 2, 1, 2],
    }
}

/// Whether delta2 meets a2, bias unit and all, where a1 is meant. In 4-3-2 these are
/// four entries, as a1 has without its bias unit; in 4-2-3 they are three.
fn a2_is_taken_for_theta1() -> bool {
    let (network, x, y) = two_units();
    let mut gradient = Gradient::zeros(network.architecture());
    caught(|| accumulate_example(&mut gradient, &network, &x, &y))
        .is_err_and(|panic| panic.words.contains("[2, 3] to: [2, 5]"))
}

/// The sizes of a gradient of [`four_three_two`].
fn expect_sizes(function: &'static str, what: &str) -> Expect<'static, Vec<usize>> {
    Expect::of(function, what, vec![3, 5, 2, 4])
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

#[test]
fn the_sizes_of_one_example_fit_together() {
    let Problem { network, x, .. } = four_three_two();
    let y = array![1.0, 0.0];
    let mut gradient = Gradient::zeros(network.architecture());
    let what = "one example in a network 4-3-2: rows and columns of Theta1's gradient, then of \
                Theta2's";
    expect_sizes(ACCUMULATE, what)
        .remark("Here x has 4 entries and y 2; Theta1 is 3 × 5 and Theta2 2 × 4.")
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
        .known_panic_when(&BIAS_KEPT, |_| the_error_of_an_example_has_the_bias_unit())
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[5, 3] to: [3, 5]")
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[4, 2] to: [2, 4]")
        .known_panic(&ACTIVATIONS_EXCHANGED, "[2, 5] to: [2, 4]")
        .known_panic_when(&ACTIVATIONS_EXCHANGED, |_| a2_is_taken_for_theta1())
        .known_panic(&GRADIENT_WITHOUT_BIAS, "[3, 4] to: [3, 5]")
        .known_panic(&GRADIENT_WITHOUT_BIAS, "[2, 3] to: [2, 4]")
        // The lengths of error and activation, as `dot` compares them.
        .known_panic_when(&DOT_OF_VECTORS, |said| are_lengths(said, [3, 5]))
        .known_panic_when(&DOT_OF_VECTORS, |said| are_lengths(said, [2, 4]))
        .assert(|| {
            accumulate_example(&mut gradient, &network, &x.row(0), &y);
            sizes(&gradient)
        });
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
        x: column_by_column((4, 3), f64::sin),
        labels: array![1, 2, 1, 2],
    }
}

/// Whether one hidden unit has two errors, that of the bias unit being one.
fn the_error_of_an_example_has_the_bias_unit() -> bool {
    let Problem { network, x, .. } = one_hidden_unit();
    let mut gradient = Gradient::zeros(network.architecture());
    caught(|| accumulate_example(&mut gradient, &network, &x.row(0), &array![1.0, 0.0]))
        .is_err_and(|panic| panic.words.contains("[2, 4] to: [1, 4]"))
}

/// The same of all examples at once.
fn all_errors_have_the_bias_unit() -> bool {
    let problem = one_hidden_unit();
    let pass = feedforward(&problem.network, &problem.x);
    caught(|| backpropagation(&problem.network, &pass, &targets(&problem)))
        .is_ok_and(|gradient| gradient.theta1_grad.nrows() == 2)
}

/// Whether errors and Theta2 are multiplied entry by entry, which fits only where
/// there are as many examples and labels as hidden units, or as these and the bias
/// unit.
fn multiplies_by_entry() -> bool {
    [2, 1].into_iter().any(|hidden| {
        let architecture = Architecture {
            inputs: 3,
            hidden,
            labels: 2,
        };
        let network = debug_network(architecture);
        let x = column_by_column((2, 3), f64::sin);
        let targets = array![[1.0, 0.0], [0.0, 1.0]];
        let pass = feedforward(&network, &x);
        let error = &pass.a3 - &targets;
        let slope = &pass.a2 - &pass.a2 * &pass.a2;
        let came = caught(|| backpropagation(&network, &pass, &targets));
        came.is_ok_and(|gradient| {
            let theta2 = &network.theta2;
            let theta2 = theta2.slice(s![.., theta2.ncols() - 2..]);
            [theta2, theta2.t()].iter().any(|theta2| {
                let product = &error * theta2;
                let delta2 = &product.slice(s![.., 2 - hidden..]) * &slope;
                let slopes = delta2.t().dot(&x) / 2.0;
                gradient
                    .theta1_grad
                    .slice(s![.., 1..])
                    .to_owned()
                    .is_like(&slopes)
            })
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

/// What the example by hand says with the target `y`: its slopes along Theta2,
/// then along Theta1.
fn slopes_by_hand(target: f64) -> Array1<f64> {
    let (network, x, _) = by_hand();
    let mut gradient = Gradient::zeros(network.architecture());
    accumulate_example(&mut gradient, &network, &x, &array![target]);
    let Gradient {
        theta1_grad,
        theta2_grad,
    } = gradient;
    theta2_grad.iter().chain(&theta1_grad).copied().collect()
}

/// g(2)
const G_OF_2: f64 = 0.880_797_077_977_882_4;

/// g'(1)
const SLOPE_AT_1: f64 = 0.196_611_933_241_481_85;

/// g'(2) = g(2)·(1 − g(2))
const SLOPE_AT_2: f64 = 0.104_993_585_403_506_5;

/// What delta2 was multiplied by where z2 = 2: there the sigmoid and its slope
/// differ, which at 0 are ½ and ¼.
fn slope_at_2() -> f64 {
    let gradient = gradient_at_2();
    gradient.theta1_grad[[0, 0]] / (8.0 * gradient.theta2_grad[[0, 0]])
}

/// delta3 there, where the output is not ½: the slope of its square error, or not.
fn is_of_square_error_at_2() -> bool {
    let output = 1.0 / (1.0 + (4.0 - 8.0 * G_OF_2).exp());
    let of_square = 2.0 * (output - 1.0) * output * (1.0 - output);
    gradient_at_2().theta2_grad[[0, 0]].is_like(&of_square)
}

fn gradient_at_2() -> Gradient {
    let (network, _, y) = by_hand();
    let mut gradient = Gradient::zeros(network.architecture());
    accumulate_example(&mut gradient, &network, &array![3.0, 2.0], &y);
    gradient
}

/// Whether the example by hand is right with the target 1.
fn is_right_by_hand() -> bool {
    caught(|| slopes_by_hand(1.0)).is_ok_and(|slopes| slopes.is_like(&right_by_hand()))
}

/// As by hand, but with five outputs, of z3 = 0, ln 3, −ln 3, 0 and ln 3: five is no
/// other size here. The first is the label.
fn five_labels() -> (Network, Array1<f64>, Array1<f64>) {
    let ln_3 = 3_f64.ln();
    let bias = array![0.0, ln_3, -ln_3, 0.0, ln_3] - 4.0;
    let mut theta2 = Array2::from_elem((5, 2), 8.0);
    theta2.column_mut(0).assign(&bias);
    let network = Network::new(array![[1.0, 1.0, -1.0]], theta2);
    (network, array![2.0, 3.0], array![1.0, 0.0, 0.0, 0.0, 0.0])
}

/// The slopes along the bias weights of Theta2, which are delta3, and along those
/// of Theta1: delta2 = 8·¼ times the sum of delta3, times 1, 2 and 3.
fn with_delta3(delta3: [f64; 5]) -> Array1<f64> {
    let delta2 = 2.0 * delta3.iter().sum::<f64>();
    let of_theta1 = [delta2, 2.0 * delta2, 3.0 * delta2];
    delta3.into_iter().chain(of_theta1).collect()
}

fn of_five_labels(gradient: &Gradient) -> Array1<f64> {
    let delta3 = gradient.theta2_grad.column(0);
    delta3
        .iter()
        .chain(&gradient.theta1_grad)
        .copied()
        .collect()
}

fn example_of_five_labels() -> Array1<f64> {
    let (network, x, y) = five_labels();
    let mut gradient = Gradient::zeros(network.architecture());
    accumulate_example(&mut gradient, &network, &x, &y);
    of_five_labels(&gradient)
}

fn is_right_with_five_labels() -> bool {
    caught(example_of_five_labels).is_ok_and(|slopes| slopes.is_like(&right_of_five_labels()))
}

/// Whether what is wrong there, if anything, is the errors of the hidden units.
fn has_right_outputs_with_five_labels() -> bool {
    let delta3 = |slopes: &Array1<f64>| slopes.slice(s![..5]).to_owned();
    let right = delta3(&right_of_five_labels());
    caught(example_of_five_labels).is_ok_and(|slopes| delta3(&slopes).is_like(&right))
}

/// g(0) = ½, g(ln 3) = ¾, g(−ln 3) = ¼, less the targets 1, 0, 0, 0, 0.
fn right_of_five_labels() -> Array1<f64> {
    with_delta3([-0.5, 0.75, 0.25, 0.5, 0.75])
}

/// e^z3 is 1, 3, ⅓, 1, 3 and their sum 25/3.
fn softmax_of_five_labels() -> Array1<f64> {
    with_delta3([0.12 - 1.0, 0.36, 0.04, 0.12, 0.36])
}

/// From ½ on, above ½, and the largest output alone.
fn rounded_of_five_labels() -> [Array1<f64>; 3] {
    [
        with_delta3([0.0, 1.0, 0.0, 1.0, 1.0]),
        with_delta3([-1.0, 1.0, 0.0, 0.0, 1.0]),
        with_delta3([-1.0, 1.0, 0.0, 0.0, 0.0]),
    ]
}

fn are_rounded(slopes: &Array1<f64>) -> bool {
    let [from, above, largest] = rounded_of_five_labels();
    [from, above, largest].iter().any(|it| slopes.is_like(it))
}

/// Five outputs, by one example or by all at once.
fn expect_five_labels(function: &'static str) -> Expect<'static, Array1<f64>> {
    let what = "one example with five labels (`five_labels` in this file): the slopes along the \
                bias weights of Theta2, then along Theta1";
    let right = right_of_five_labels();
    Expect::of(function, what, right.clone())
        .within(ROUNDING)
        .known(&OUTPUT_SOFTMAX, softmax_of_five_labels())
        .known_when(&OUTPUT_ROUNDED, are_rounded)
        .known(&ANOTHER_ORDER, by_row_of_five_labels())
        .known(&DIVIDED_BY_LABELS, right / 5.0)
}

/// Theta2's slopes are delta3 and delta3/2; what is written row by row into a matrix
/// that lies column by column begins its column 0 with the first of both.
fn by_row_of_five_labels() -> Array1<f64> {
    let mut slopes = right_of_five_labels();
    slopes
        .slice_mut(s![..5])
        .assign(&array![-0.5, -0.25, 0.75, 0.375, 0.25]);
    slopes
}

/// Nothing here is rounded.
fn right_by_hand() -> Array1<f64> {
    array![-0.5, -0.25, -1.0, -2.0, -3.0]
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
fn two_units() -> (Network, Array1<f64>, Array1<f64>) {
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
    let network = Network::roll(&network.unroll(), network.architecture());
    (network, array![2.0, 3.0, 5.0, 7.0], array![1.0, 0.0, 0.0])
}

/// The slopes along the weights that lead to these errors: on top of `before`, each
/// error times each activation.
fn slopes_of(before: &Array2<f64>, errors: &[f64], activations: &[f64]) -> Array2<f64> {
    Array2::from_shape_fn(before.dim(), |(row, column)| {
        before[[row, column]] + errors[row] * activations[column]
    })
}

/// What the errors of its two hidden units come to, by one example.
fn errors_of_two_units() -> Array1<f64> {
    let (network, x, y) = two_units();
    let mut gradient = Gradient::zeros(network.architecture());
    accumulate_example(&mut gradient, &network, &x, &y);
    gradient.theta1_grad.column(0).to_owned()
}

/// The same by all examples at once.
fn all_errors_of_two_units() -> Array1<f64> {
    let (network, x, y) = two_units();
    let (x, targets) = (x.insert_axis(Axis(0)), y.insert_axis(Axis(0)));
    let gradient = backpropagation(&network, &feedforward(&network, &x), &targets);
    gradient.theta1_grad.column(0).to_owned()
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

/// The same for `accumulate_example`. An infinite sum z2 is no obstacle: g(∞) is 1.
fn why_0_by_example() -> Option<&'static Mistake> {
    let (network, _, y) = by_hand();
    let mut gradient = Gradient::zeros(network.architecture());
    accumulate_example(&mut gradient, &network, &array![f64::INFINITY, 3.0], &y);
    let are_added = gradient.theta1_grad.iter().any(|slope| slope.is_nan());
    why_0(&errors_of_two_units(), are_added)
}

/// The same for `backpropagation`.
fn why_0_at_once() -> Option<&'static Mistake> {
    let (network, ..) = by_hand();
    let (x, unknown) = (array![[2.0, 3.0]], array![[f64::NAN, f64::NAN]]);
    let pass = feedforward(&network, &x);
    let a1 = unknown.view();
    let gradient = backpropagation(&network, &ForwardPass { a1, ..pass }, &array![[1.0]]);
    let are_added = gradient.theta1_grad.iter().any(|slope| slope.is_nan());
    why_0(&all_errors_of_two_units(), are_added)
}

/// Names the mistake that makes the hidden error 0.
fn known_0<'a, T: Value + 'a>(
    expect: Expect<'a, T>,
    is_0: impl Fn(&T) -> bool + Copy + 'a,
    why: fn() -> Option<&'static Mistake>,
) -> Expect<'a, T> {
    let causes = [
        &WRONG_ENTRY_DROPPED,
        &SLOPE_OF_BIAS_UNIT,
        &NO_HIDDEN_ERRORS,
        &ONE_LEFT_AT_0,
    ];
    causes.into_iter().fold(expect, |expect, cause| {
        expect.known_when(cause, move |got| is_0(got) && why() == Some(cause))
    })
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

#[test]
fn one_example_gives_the_slopes_worked_out_by_hand() {
    let right = right_by_hand();
    let with_delta2 = |delta2: f64| array![-0.5, -0.25, delta2, 2.0 * delta2, 3.0 * delta2];
    let slope_at_a2 = 0.5_f64.exp() / (1.0 + 0.5_f64.exp()).powi(2);
    let what = "the example by hand (`by_hand` in this file), slopes along Theta2, then Theta1";
    let has_no_error = |slopes: &Array1<f64>| slopes.is_like(&with_delta2(0.0));
    let expect = Expect::of(ACCUMULATE, what, right.clone());
    known_0(expect, has_no_error, why_0_by_example)
        .known_when(&NOT_FINITE, |slopes| {
            slopes.iter().any(|slope| !slope.is_finite())
        })
        // Of one output alone a softmax makes 1, whatever z3 is.
        .known_when(&OUTPUT_SOFTMAX, |_| {
            caught(example_of_five_labels).is_ok_and(|it| it.is_like(&softmax_of_five_labels()))
        })
        .known_when(&OUTPUT_ROUNDED, |_| {
            caught(example_of_five_labels).is_ok_and(|it| are_rounded(&it))
        })
        .known_when(&NOTHING_ADDED, |slopes| {
            let zeros = Array1::zeros(5);
            slopes.is_like(&zeros) && slopes_by_hand(0.2).is_like(&zeros)
        })
        // At any target the error is ½ where it is ignored, and |½ − 0.2| = 0.3
        // where the sign is lost.
        .known_when(&TARGETS_IGNORED, |slopes| {
            slopes.is_like(&-&right) && slopes_by_hand(0.2).is_like(&-&right)
        })
        .known_when(&ABSOLUTE_ERROR, |slopes| {
            slopes.is_like(&-&right) && slopes_by_hand(0.2).is_like(&(-0.6 * &right))
        })
        .known(&SIGN, -&right)
        .known(&SLOPE_IN_DELTA3, 0.25 * &right)
        .known(&SLOPE_IN_DELTA3, slope_at_a2 * &right)
        .known_when(&SLOPE_IN_DELTA3, |slopes| {
            slopes.is_like(&(0.5 * &right)) && is_of_square_error_at_2()
        })
        .known_when(&NO_SLOPE, |slopes| {
            slopes.is_like(&with_delta2(-4.0)) && slope_at_2().is_like(&1.0)
        })
        .known_when(&HALF_SLOPE, |slopes| {
            slopes.is_like(&with_delta2(-2.0)) && slope_at_2().is_like(&G_OF_2)
        })
        .known_when(&HIDDEN_ERRORS_DOUBLED, |slopes| {
            slopes.is_like(&with_delta2(-2.0)) && slope_at_2().is_like(&(2.0 * SLOPE_AT_2))
        })
        .known(&SLOPE_OF_TANH, with_delta2(-3.0))
        .known_when(&WRONG_ENTRY_DROPPED, |slopes| {
            slopes.is_like(&with_delta2(0.5)) && slope_at_2().is_like(&(-0.5 * SLOPE_AT_2))
        })
        // The bias unit's error, with a slope as if a sum of 1 or of 0 came into
        // it, or none where the slope is 1·(1 − 1).
        .known_when(&WRONG_ENTRY_DROPPED, |slopes| {
            slopes.is_like(&with_delta2(2.0 * SLOPE_AT_1))
                && slope_at_2().is_like(&(-0.5 * SLOPE_AT_1))
        })
        .known_when(&WRONG_ENTRY_DROPPED, |slopes| {
            slopes.is_like(&with_delta2(0.5)) && slope_at_2().is_like(&-0.125)
        })
        .known(&ERROR_SQUARED, -0.5 * &right)
        .known(&ERROR_SQUARED, -0.25 * &right) // halved, as in the squared error
        .known(&INPUTS_SQUASHED, arr1(&elsewhere::INPUTS_SQUASHED))
        .known(&BIAS_SQUASHED, arr1(&elsewhere::BIAS_SQUASHED))
        .known(&HIDDEN_NOT_SQUASHED, arr1(&elsewhere::HIDDEN_NOT_SQUASHED))
        // An output of z3 = 0 is right at the target 0.
        .known_when(&OUTPUT_NOT_SQUASHED, |slopes| {
            slopes.is_like(&(2.0 * &right)) && slopes_by_hand(0.0).is_like(&Array1::zeros(5))
        })
        .known(&BIAS_LAST, arr1(&elsewhere::INPUT_BIAS_LAST))
        .known(&BIAS_LAST, arr1(&elsewhere::HIDDEN_BIAS_LAST))
        .known(&ONE_SUBTRACTED, array![0.5, 0.25, -1.0, -2.0, -3.0])
        .known(&ONE_SUBTRACTED, with_delta2(1.0))
        .known(&ONE_LEFT_AT_0, array![0.0, 0.0, -1.0, -2.0, -3.0])
        .known(&SLOPE_ELSEWHERE, with_delta2(-4.0 * slope_at_a2))
        .known(&BIAS_LEFT_AT_0, array![0.0, -0.25, 0.0, -2.0, -3.0])
        .known(&BIAS_LEFT_AT_0, array![0.0, -0.25, -1.0, -2.0, -3.0])
        .known(&BIAS_LEFT_AT_0, array![-0.5, -0.25, 0.0, -2.0, -3.0])
        .known(&Z2_FOR_A2, array![-0.5, 0.0, -1.0, -2.0, -3.0])
        .known_when(&NO_BIAS_UNIT, |slopes| slopes[0] == 0.0 && slopes[2] == 0.0)
        .known_panic(&LAYERS_WITHOUT_BIAS, "1 × 3 and 2 × 1")
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[3, 1] to: [1, 3]")
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[2, 1] to: [1, 2]")
        .assert(|| slopes_by_hand(1.0));
}

/// What was taken in place of g'(2).
fn expect_slope_at_2(function: &'static str) -> Expect<'static, f64> {
    let what = "what delta2 is multiplied by in the example by hand with the inputs (3, 2), where \
                z2 = 2: g'(2)";
    Expect::of(function, what, SLOPE_AT_2)
        .within(ROUNDING)
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

#[test]
fn a_hidden_error_is_multiplied_by_the_slope_at_its_own_z2() {
    let outputs_are_right = |slopes: Array1<f64>| slopes.slice(s![..2]) == array![-0.5, -0.25];
    if caught(|| slopes_by_hand(1.0)).is_ok_and(outputs_are_right) {
        expect_slope_at_2(ACCUMULATE).assert(slope_at_2);
    } // else the outputs' errors come first, which the example by hand has told
}

#[test]
fn an_example_adds_to_what_the_examples_before_it_said() {
    let (network, x, y) = by_hand();
    let once = caught(|| slopes_by_hand(1.0)).unwrap_or_else(|_| right_by_hand());
    let what = "the example by hand twice, which makes twice the slopes of once, along Theta2, then \
                Theta1";
    Expect::of(ACCUMULATE, what, 2.0 * &once) // nothing here is rounded
        .known(&OVERWRITTEN, once.clone())
        .known(&OVERWRITTEN, &once * &array![2.0, 2.0, 1.0, 1.0, 1.0])
        .known(&OVERWRITTEN, &once * &array![1.0, 1.0, 2.0, 2.0, 2.0])
        // In the columns of the bias weights alone, and in all others alone.
        .known(&OVERWRITTEN, &once * &array![1.0, 2.0, 1.0, 2.0, 2.0])
        .known(&OVERWRITTEN, &once * &array![2.0, 1.0, 2.0, 1.0, 1.0])
        .known_panic(&LAYERS_WITHOUT_BIAS, "1 × 3 and 2 × 1")
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[3, 1] to: [1, 3]")
        .known_panic(&ERROR_TIMES_ACTIVATION_TURNED, "[2, 1] to: [1, 2]")
        .assert(|| {
            let mut gradient = Gradient::zeros(network.architecture());
            accumulate_example(&mut gradient, &network, &x, &y);
            accumulate_example(&mut gradient, &network, &x, &y);
            gradient
                .theta2_grad
                .iter()
                .chain(&gradient.theta1_grad)
                .copied()
                .collect()
        });
}

/// On top of a gradient that is not 0, of which every entry is another number.
#[test]
fn an_example_with_two_unlike_hidden_units_gives_the_slopes_worked_out_by_hand() {
    if !is_right_by_hand() || !has_right_outputs_with_five_labels() {
        return; // which tells more
    }
    let (network, x, y) = two_units();
    let before = |shape| column_by_column(shape, |i| 10.0 * i);
    let (before1, before2) = (before((2, 5)), before((3, 3)));
    let [a1, a2] = [&[1.0, 2.0, 3.0, 5.0, 7.0][..], &[1.0, 0.5, 0.75]];
    let gradient = || {
        let mut gradient = Gradient {
            theta1_grad: before1.clone(),
            theta2_grad: before2.clone(),
        };
        accumulate_example(&mut gradient, &network, &x, &y);
        gradient
    };
    let is_in_another_order = |got: &Array2<f64>, right: &Array2<f64>, before: &Array2<f64>| {
        let added = |slopes: &Array2<f64>| sorted(&(slopes - before).into_iter().collect());
        added(got).is_like(&added(right))
    };
    let what = |theta: &str| {
        format!(
            "the slopes along {theta} after one example of the network 4-2-3 (`two_units` in this \
             file), on top of 10, 20, 30, …"
        )
    };
    let delta3 = [-0.5, 0.75, 0.25];
    let right2 = slopes_of(&before2, &delta3, a2);
    Expect::of(ACCUMULATE, what("Theta2"), right2.clone())
        .within(ROUNDING)
        .known_when(&ANOTHER_ORDER, |got| {
            is_in_another_order(got, &right2, &before2)
        })
        .assert(|| gradient().theta2_grad);
    let right1 = slopes_of(&before1, &[-1.0, 3.0], a1);
    let expect = Expect::of(ACCUMULATE, what("Theta1"), right1.clone())
        .within(ROUNDING)
        .known_when(&ANOTHER_ORDER, |got| {
            is_in_another_order(got, &right1, &before1)
        });
    let wrong_errors = wrong_errors_of_two_units().into_iter();
    wrong_errors
        .fold(expect, |expect, (mistake, delta2)| {
            expect.known(mistake, slopes_of(&before1, &delta2, a1))
        })
        .assert(|| gradient().theta1_grad);
}

/// What known mistakes make of the errors of the two units, −4·¼ and 16·3/16.
fn wrong_errors_of_two_units() -> Vec<(&'static Mistake, [f64; 2])> {
    let slopes = [1.0 / 4.0, 3.0 / 16.0];
    // Weight times error: what each of the three outputs brings to each unit.
    let products = [[-4.0, 8.0], [-3.0, 6.0], [3.0, 2.0]];
    let sums_of = |step: fn(f64, f64, f64) -> f64| {
        [0, 1].map(|unit| {
            let products = products.iter().map(|of_output| of_output[unit]);
            products.fold(0.0, |sum, product| step(sum, product, slopes[unit]))
        })
    };
    let with_slopes = |[one, other]: [f64; 2]| [-4.0 * one, 16.0 * other];
    let of_one = products.map(|[one, other]| [one * slopes[0], other * slopes[1]]);
    let in_sum = [
        sums_of(|sum, product, slope| (sum + product) * slope),
        sums_of(|sum, product, slope| sum * slope + product),
    ];
    let of_another = [
        with_slopes([slopes[0], slopes[0]]),
        with_slopes([slopes[1], slopes[1]]),
        with_slopes([slopes[1], slopes[0]]),
    ];
    let all = in_sum.map(|it| (&SLOPE_IN_SUM, it)).into_iter();
    all.chain(of_another.map(|it| (&SLOPE_OF_ANOTHER, it)))
        .chain(of_one.map(|it| (&ONE_OUTPUT_ALONE, it)))
        .collect()
}

#[test]
fn each_output_unit_has_an_error_of_its_own() {
    // With one output the example by hand tells what is wrong with most others.
    if is_right_by_hand() {
        expect_five_labels(ACCUMULATE).assert(example_of_five_labels);
    }
}

const ADD_PENALTY_SLOPE: &str = "backpropagation::add_penalty_slope";

#[test]
fn the_sizes_of_gradient_and_weights_fit_together() {
    let network = four_three_two().network;
    let mut gradient = Gradient::zeros(network.architecture());
    let what = "a network 4-3-2: rows and columns of Theta1's gradient, then of Theta2's";
    Expect::of(ADD_PENALTY_SLOPE, what, vec![3, 5, 2, 4])
        .known_panic(&NOT_A_SLICE, "called `Option::unwrap()` on a `None` value")
        .known_panic(&WEIGHTS_ADDED_TO_ALL, "[3, 4] to: [3, 5]")
        .known_panic(&WEIGHTS_ADDED_TO_ALL, "[2, 3] to: [2, 4]")
        .assert(|| {
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
        column_by_column(architecture.theta1_shape(), |i| i),
        column_by_column(architecture.theta2_shape(), |i| i),
    );
    let tens = |shape| Array2::from_elem(shape, 10.0);
    let mut penalised = || {
        let mut gradient = Gradient {
            theta1_grad: tens(architecture.theta1_shape()),
            theta2_grad: tens(architecture.theta2_shape()),
        };
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

fn a_penalty_of_0_changes_nothing() -> bool {
    let (network, ..) = by_hand();
    let mut gradient = Gradient {
        theta1_grad: network.theta1.clone(),
        theta2_grad: network.theta2.clone(),
    };
    add_penalty_slope(&mut gradient, &network, 0.0, 1);
    gradient.theta1_grad == network.theta1 && gradient.theta2_grad == network.theta2
}

/// 2-1-2, as by hand but with two outputs, so that the numbers of examples and of
/// labels differ. An example whose targets are both 1 has `unit` as its gradient;
/// one whose targets are t has (t − ½) / ½ times that.
#[test]
fn the_loop_averages_over_its_examples() {
    let network = Network::new(array![[1.0, 1.0, -1.0]], array![[-4.0, 8.0], [-4.0, 8.0]]);
    let unit = array![-2.0, -4.0, -6.0, -0.5, -0.5, -0.25, -0.25];
    let x = column_by_column((5, 2), |i| if i <= 5.0 { 2.0 } else { 3.0 });
    // 0.6, 1, −0.4, 0.2 and 0.8 times the unit: 2.2 in all.
    let targets = array![[0.8, 0.8], [1.0, 1.0], [0.3, 0.3], [0.6, 0.6], [0.9, 0.9]];
    let times = |theta1: f64, theta2: f64| {
        let (t1, t2) = (theta1, theta2);
        &unit * &array![t1, t1, t1, t2, t2, t2, t2]
    };
    let what = "Theta1's and Theta2's slopes for five examples that say 0.6, 1, −0.4, 0.2 and 0.8 \
                times the same, lambda 0";
    let to_mend = loop_or_example(&network, &x, &targets);
    let remark = if to_mend == ACCUMULATE {
        "It is the average of what your accumulate_example says of the five: that is to be mended."
    } else {
        "Where one example is wrong too, go by that."
    };
    let mut expect = Expect::of(to_mend, what, times(0.44, 0.44))
        .within(ROUNDING)
        .remark(remark);
    if to_mend == LOOP && is_right_by_hand() && is_right_with_five_labels() {
        for (mistake, factor) in [
            (&NOT_AVERAGED, 2.2),
            (&AVERAGED_TWICE, 2.2 / 25.0),
            (&AVERAGED_IN_LOOP, 0.166_592),
            (&OTHER_DIVISOR, 2.2 / 2.0), // inputs or labels
            (&OTHER_DIVISOR, 2.2 / 4.0),
            (&OTHER_DIVISOR, 2.2 / 10.0),
            (&OVERWRITTEN, 0.6 / 5.0),
            (&OVERWRITTEN, 0.8 / 5.0),
            (&EXAMPLE_MISSING, 1.6 / 5.0),
            (&EXAMPLE_MISSING, 1.4 / 5.0),
            (&SAME_TARGET, 0.6),
            (&SAME_TARGET, 0.8),
        ] {
            expect = expect.known(mistake, times(factor, factor));
        }
        expect = expect.known_when(&NOTHING_ADDED, |slopes| {
            slopes.is_like(&Array1::zeros(7)) && a_penalty_of_0_changes_nothing()
        });
        for wrong in [2.2, 2.2 / 25.0] {
            expect = expect
                .known(&THETA1_AVERAGED_ALONE, times(0.44, wrong))
                .known(&THETA2_AVERAGED_ALONE, times(wrong, 0.44));
        }
        expect = expect
            .known(&AVERAGED_IN_LOOP, times(0.166_592, 0.44))
            .known(&AVERAGED_IN_LOOP, times(0.44, 0.166_592));
        let right = times(0.44, 0.44);
        expect = expect.known_when(&ANOTHER_ORDER, move |got| {
            sorted(got).is_like(&sorted(&right))
        });
    }
    expect.assert(|| backpropagation_loop(&network, &x, &targets, 0.0).unroll());
}

fn sorted(slopes: &Array1<f64>) -> Array1<f64> {
    let mut slopes = slopes.to_vec();
    slopes.sort_by(f64::total_cmp);
    slopes.into()
}

// ------------------------------------------- the recorded small networks

const LOOP: &str = "backpropagation::backpropagation_loop";
const ALL_AT_ONCE: &str = "backpropagation::backpropagation";
const COST_AND_GRADIENT: &str = "backpropagation::cost_and_gradient";

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

/// Which of the two to mend where the loop is wrong: it is `accumulate_example` where
/// the loop gives the average of what that says of the examples.
fn loop_or_example(network: &Network, x: &Array2<f64>, targets: &Array2<f64>) -> &'static str {
    let average = caught(|| {
        let mut sum = Gradient::zeros(network.architecture());
        for t in 0..x.nrows() {
            accumulate_example(&mut sum, network, &x.row(t), &targets.row(t));
        }
        sum.unroll() / x.nrows() as f64
    });
    let by_loop = caught(|| backpropagation_loop(network, x, targets, 0.0).unroll());
    match (by_loop, average) {
        (Ok(by_loop), Ok(average)) if by_loop.is(&average, ROUNDING) => ACCUMULATE,
        _ => LOOP,
    }
}

/// A function's name without its chapter.
fn name(function: &'static str) -> &'static str {
    function.rsplit("::").next().unwrap_or(function)
}

fn targets(problem: &Problem) -> Array2<f64> {
    one_hot(&problem.labels, problem.num_labels())
}

/// Compares both forms with the slopes that Octave computed, entry by entry.
#[track_caller]
fn assert_recorded(network: &str, problem: &Problem, lambda: f64) {
    let expected = Array1::from(recorded(&format!("{network}_gradient_lambda_{lambda}")));
    let to_mend = loop_or_example(&problem.network, &problem.x, &targets(problem));
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
    expect_sizes(ALL_AT_ONCE, what)
        .remark(
            "Here a1 is 6 × 4, a2 6 × 3, a3 and the targets 6 × 2; Theta1 is 3 × 5 and Theta2 2 × 4.",
        )
        // An activation of seven rows, right of the error turned round.
        .known_panic(&BIAS_AS_ROW, "3 × 6 and 7 × 4")
        .known_panic(&BIAS_AS_ROW, "2 × 6 and 7 × 3")
        .known_panic(&THETA2_TURNED_FOR_ALL, "3 × 2 and 6 × 2")
        .known_panic(&THETA2_TURNED_FOR_ALL, "4 × 2 and 6 × 2")
        .known_panic(&THETA2_TURNED_FOR_ALL, "6 × 2 and 3 × 2")
        .known_panic(&THETA2_TURNED_FOR_ALL, "6 × 2 and 4 × 2")
        .known_panic_when(&BIAS_KEPT, |_| all_errors_have_the_bias_unit())
        .known_panic_when(&PRODUCT_BY_ENTRY, |_| multiplies_by_entry())
        .assert(|| sizes(&backpropagation(network, &pass, &targets(&problem))));
}

#[test]
fn all_hidden_errors_are_multiplied_by_the_slopes_at_their_own_z2() {
    let (network, ..) = by_hand();
    let x = array![[3.0, 2.0]];
    let pass = feedforward(&network, &x);
    let gradient = || backpropagation(&network, &pass, &array![[1.0]]);
    // Right but for one factor on delta2; else the next test tells more.
    let error = pass.a3[[0, 0]] - 1.0;
    let shows_delta2 = |gradient: &Gradient| {
        let delta2 = gradient.theta1_grad.first().copied().unwrap_or_default();
        let theta2_is_right = gradient
            .theta2_grad
            .is_like(&(error * array![[1.0, G_OF_2]]));
        let theta1_goes_with_it = gradient
            .theta1_grad
            .is_like(&(delta2 * array![[1.0, 3.0, 2.0]]));
        theta2_is_right && theta1_goes_with_it
    };
    if !caught(gradient).is_ok_and(|gradient| !shows_delta2(&gradient)) {
        let is_0 = |slope: &f64| *slope == 0.0;
        known_0(expect_slope_at_2(ALL_AT_ONCE), is_0, why_0_at_once)
            .assert(|| gradient().theta1_grad[[0, 0]] / (8.0 * error) + 0.0); // not -0
    }
}

#[test]
fn all_output_units_have_errors_of_their_own() {
    let (network, x, y) = five_labels();
    let (x, targets) = (x.insert_axis(Axis(0)), y.insert_axis(Axis(0)));
    let slopes = || {
        of_five_labels(&backpropagation(
            &network,
            &feedforward(&network, &x),
            &targets,
        ))
    };
    // What else may be wrong the recorded networks tell better.
    let is_told_here = |slopes: Array1<f64>| {
        slopes.is_like(&softmax_of_five_labels())
            || slopes.is_like(&(right_of_five_labels() / 5.0))
            || are_rounded(&slopes)
    };
    if caught(slopes).is_ok_and(is_told_here) {
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
    let expected = Array1::from(recorded("check_gradient_lambda_0"));
    let mut gradient = || backpropagation(network, &pass, &targets);
    assert_gradient(&case, &mut gradient, &expected, ROUNDING);
}

/// Targets between 0 and 1 are targets too.
#[test]
fn all_errors_are_what_came_out_minus_their_own_target() {
    let (network, ..) = by_hand();
    let x = array![[2.0, 3.0], [2.0, 3.0], [2.0, 3.0], [2.0, 3.0]];
    let pass = feedforward(&network, &x);
    let targets = array![[0.8], [1.0], [0.3], [0.6]];
    let slopes = || backpropagation(&network, &pass, &targets).theta2_grad;
    // The activations are 1 and ½; else the tests above tell more.
    let goes_with_them =
        |slopes: Array2<f64>| slopes.is_like(&(slopes[[0, 0]] * array![[1.0, 0.5]]));
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
    let slopes = || {
        let gradient = backpropagation(&network, &pass, &array![[1.0]]);
        let of_theta2 = gradient.theta2_grad.iter();
        of_theta2.chain(&gradient.theta1_grad).copied().collect()
    };
    // By Python's floats. All again: a2 = g(1), z3 = −6 + 8·g(1).
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
    let what = "the slopes of the example by hand along Theta2, then Theta1, where its pass comes \
                with a network that makes z2 = 1 of its inputs";
    Expect::of(ALL_AT_ONCE, what, right_by_hand())
        .within(ROUNDING)
        .known(&PASS_AGAIN, all)
        .known(&PASS_AGAIN, outputs)
        .known(
            &PASS_AGAIN,
            array![
                -0.5,
                -0.25,
                -4.0 * SLOPE_AT_1,
                -8.0 * SLOPE_AT_1,
                -12.0 * SLOPE_AT_1
            ],
        )
        .assert(slopes);
}

/// A network whose output says g(−16) where 0 is the target.
#[test]
fn an_error_counts_however_small_it_is() {
    let network = Network::new(array![[0.0, 0.0]], array![[-16.0, 0.0]]);
    let (x, target) = (array![0.0], array![0.0]);
    let (all, targets) = (array![[0.0]], array![[0.0]]);
    let what = "the slope of the output's bias weight where it says g(−16) and should say 0, as one \
                example and by backpropagation";
    // By Python's floats; off by a few roundings.
    Expect::of(
        ALL_AT_ONCE,
        what,
        array![1.0, 1.0] * 1.125_351_620_550_95e-7,
    )
    .within(1e-20)
    .assert(|| {
        let mut gradient = Gradient::zeros(network.architecture());
        accumulate_example(&mut gradient, &network, &x, &target);
        let at_once = backpropagation(&network, &feedforward(&network, &all), &targets);
        array![gradient.theta2_grad[[0, 0]], at_once.theta2_grad[[0, 0]]]
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
    let expected = Array1::from(recorded("check_gradient_lambda_0"));
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
        x: column_by_column((5, 7), f64::sin),
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
        x: column_by_column((300, 15), f64::sin),
        labels: (1..=300).map(|i| 1 + i % 4).collect(),
    };
    let what = "whether cost_and_gradient, over 300 examples, agrees with backpropagation_loop to \
                the last bit where backpropagation does not";
    Expect::of(COST_AND_GRADIENT, what, false)
        .known_when(&LOOP_AGAIN, |&it| it)
        .assert(|| {
            let [by_loop, both] = FORMS.map(|form| gradient_by(form, &problem, 0.0).unroll());
            let pass = feedforward(&problem.network, &problem.x);
            let at_once = backpropagation(&problem.network, &pass, &targets(&problem)).unroll();
            both == by_loop && both != at_once && both.iter().any(|&slope| slope != 0.0)
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
    let (network, x, _) = by_hand();
    let mut gradient = Gradient::zeros(network.architecture());
    accumulate_example(&mut gradient, &network, &x, &array![1.0, 0.0]);
}

// -------------------------------------------------------------- the digits

/// A slope of the digits is an average of 5,000 products below 1.2, off by
/// about √5000 · 10⁻¹⁶ = 10⁻¹⁴ after rounding; a sum of 10,285 such slopes by
/// about √10285 · 10⁻¹⁴ = 10⁻¹². A sum of 54.8 has 10⁻¹⁴ of its own.
const SUM_ROUNDING: f64 = 1e-11;

/// By which factor it is wrong, if that can be seen.
fn times(factor: f64) -> String {
    if (factor - 1.0).abs() < 1e-4 {
        String::new()
    } else {
        format!(", which is {factor:.4} times that")
    }
}

/// Compares sum and length of the digits' gradient with the recorded ones.
#[track_caller]
fn assert_digits(weights: &str, network: &Network, lambda: f64) -> f64 {
    let digits = digits();
    let targets = one_hot(&digits.labels, 10);
    let what = format!("the digits at the weights {weights}, lambda {lambda}");
    let gradient = called(COST_AND_GRADIENT, &what, || {
        cost_and_gradient(network, &digits.x, &targets, lambda)
    });
    let gradient = gradient.1.unroll();
    let found = [
        ("sum", gradient.sum()),
        ("norm", gradient.dot(&gradient).sqrt()),
    ];
    for (name, found) in found {
        let figure = format!("{weights}_gradient_{name}_lambda_{lambda}");
        let expected = recorded_number(&figure);
        assert!(
            abs_diff_eq!(found, expected, epsilon = SUM_ROUNDING),
            "{figure}: expected {expected}, got {found}{}.\n  Where the \
             small networks above fail too, go by them: they say where. Where only the digits \
             fail, reread \"Step 5: the average\" in book/src/backpropagation.md.",
            times(found / expected),
        );
    }
    found[0].1
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
        let cost_at = |params: &Array1<f64>| {
            cost(&Network::roll(params, problem.architecture()), x, &targets, lambda)
        };
        let expected = central_differences(cost_at, &network.unroll());
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
            abs_diff_eq!(found, expected, epsilon = 1e-14 * (1.0 + expected)),
            "cost_and_gradient says {found} where feedforward::cost says {expected} (lambda \
             {lambda}, {} examples): is the penalty in it, once?",
            problem.x.nrows(),
        );
    }
}
