//! Slopes that are measured: of a cube, and of a quadratic of three parameters.

use std::cell::Cell;

use ndarray::{Array1, array};

use super::{NUMERICAL_GRADIENT, STEP, Solution};
use crate::difference;
use crate::expect::{Expect, called, caught};
#[allow(clippy::wildcard_imports)] // most of the section's mistakes
use crate::mistakes::gradient_checking::*;
use crate::value::Value;

/// How far a parameter of this size is moved at most.
fn step_at(parameter: f64, solution: Solution) -> f64 {
    let mut step = 0.0_f64;
    let mut cost = |params: &Array1<f64>| {
        step = step.max((params[0] - parameter).abs());
        0.0
    };
    let _ = (solution.central_difference)(&mut cost, &array![parameter], 0);
    step
}

/// The costs that one slope takes.
pub fn costs_of_a_slope(solution: Solution) -> usize {
    let mut costs = 0;
    let mut cost = |_: &Array1<f64>| {
        costs += 1;
        0.0
    };
    let _ = (solution.central_difference)(&mut cost, &array![2.0], 0);
    costs
}

/// θ³
pub fn cube(params: &Array1<f64>) -> f64 {
    params[0].powi(3)
}

/// θ²
pub fn square(params: &Array1<f64>) -> f64 {
    params[0] * params[0]
}

/// What a gradient of one parameter is made of.
#[track_caller]
pub fn the_only_slope(gradient: &Array1<f64>) -> f64 {
    assert_eq!(gradient.len(), 1, "one parameter, one slope");
    gradient[0]
}

/// Names what mistakes make of the slope of θ³ at 2, 12 + ε².
pub fn known_of_a_cube(expect: Expect<'static, f64>, solution: Solution) -> Expect<'static, f64> {
    let near = |slope: f64| move |got: &f64| (got - slope).abs() < 1e-6 * slope.abs();
    let nearly_right = |got: &f64| (got - 12.0).abs() < 0.5;
    expect
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
        .known_when(&MORE_COSTS, move |got| {
            nearly_right(got) && costs_of_a_slope(solution) > 2
        })
        .known_when(&RELATIVE_STEP, move |got| {
            nearly_right(got) && step_at(2.0, solution) > 1.9 * step_at(1.0, solution)
        })
        .known_when(&STEP_TOO_LARGE, move |got| {
            nearly_right(got) && step_at(2.0, solution) > 1.01 * STEP
        })
        .known_when(&STEP_TOO_SMALL, nearly_right)
}

/// J = θ0² + 10 θ1² + 100 θ2², whose slopes are 2θ0, 20θ1 and 200θ2. It has no
/// third derivative, so only rounding is left: J is 129, rounded to 3·10⁻¹⁴, and
/// divided by 2·10⁻⁴ that is 1.5·10⁻¹⁰.
pub fn quadratic(p: &Array1<f64>) -> f64 {
    p[0] * p[0] + 10.0 * p[1] * p[1] + 100.0 * p[2] * p[2]
}

/// Where the slopes of [`quadratic`] are 6, −40 and 141.4.
pub fn params_of_quadratic() -> Array1<f64> {
    array![3.0, -2.0, 0.5_f64.sqrt()]
}

/// The last of them.
pub fn last_slope_of_quadratic() -> f64 {
    200.0 * 0.5_f64.sqrt()
}

/// Names what mistakes make of all three, measured with so many costs.
pub fn known_of_a_quadratic<'a>(
    expect: Expect<'a, Array1<f64>>,
    costs: &'a Cell<usize>,
    solution: Solution,
) -> Expect<'a, Array1<f64>> {
    let (last, slopes) = (
        last_slope_of_quadratic(),
        array![6.0, -40.0, last_slope_of_quadratic()],
    );
    let shifted = [
        array![0.0, 6.0, -40.0],
        array![last, 6.0, -40.0],
        array![-40.0, last, 0.0],
        array![-40.0, last, 6.0],
    ];
    let one_slope_is_right = move || {
        (solution.central_difference)(&mut quadratic, &params_of_quadratic(), 1).is_like(&-40.0)
    };
    let curvatures = array![2.0, 20.0, 200.0]; // a one-sided step adds half of it
    expect
        .known_when(&ONE_SLOPE_FOR_ALL, move |slopes| {
            slopes.is_like(&array![6.0, 6.0, 6.0]) && one_slope_is_right()
        })
        .known(&LAST_SLOPE_MISSING, array![6.0, -40.0])
        .known(&LAST_SLOPE_MISSING, array![6.0, -40.0, 0.0])
        .known(&FIRST_SLOPE_MISSING, array![-40.0, last])
        .known(&FIRST_SLOPE_MISSING, array![0.0, -40.0, last])
        .known(
            &FIRST_SLOPE_MISSING,
            array![params_of_quadratic()[0], -40.0, last],
        )
        .known(
            &LAST_SLOPE_MISSING,
            array![6.0, -40.0, params_of_quadratic()[2]],
        )
        .known(&FIRST_SLOPE_ALONE, array![6.0, 0.0, 0.0])
        .known(
            &FIRST_SLOPE_ALONE,
            array![6.0, params_of_quadratic()[1], params_of_quadratic()[2]],
        )
        .known(&FIRST_SLOPE_ALONE, array![6.0])
        .known_when(&SLOPES_SHIFTED, move |slopes| {
            shifted.iter().any(|shifted| slopes.is_like(shifted)) && one_slope_is_right()
        })
        .known_when(&SLOPES_NOT_PUT_IN, move |slopes| {
            slopes.is_like(&Array1::zeros(3)) && one_slope_is_right()
        })
        .known_when(&SLOPES_NOT_PUT_IN, move |slopes| {
            slopes.is_like(&params_of_quadratic()) && costs.get() >= 6 && one_slope_is_right()
        })
        .known(&DIVIDED_AGAIN, &slopes / (2.0 * STEP))
        .known_when(&NOT_PUT_BACK, move |_| {
            nudges_add_up(&counts_of_nudges(solution))
        })
        .known_when(&SLOPES_AS_PARAMS, move |_| is_measured_at_slopes(solution))
        .known(&ONE_SIDED, &slopes + &(0.5 * STEP * &curvatures))
        .known(&ONE_SIDED, &slopes - &(0.5 * STEP * &curvatures))
}

/// Whether the second of two slopes is measured where the first parameter, 1, has
/// become the slope along it, 3.
fn is_measured_at_slopes(solution: Solution) -> bool {
    let mut first = Vec::new();
    let mut cost = |params: &Array1<f64>| {
        first.push(params[0]);
        3.0 * params[0]
    };
    let measured = caught(|| (solution.numerical_gradient)(&mut cost, &array![1.0, 2.0]));
    measured.is_ok() && first.len() == 4 && first[2..].iter().all(|it| (it - 3.0).abs() < 1e-6)
}

/// For each of three parameters: in how many of the costs it is up, down, and
/// where it was.
pub fn counts_of_nudges(solution: Solution) -> Vec<usize> {
    let params = array![1.0, -2.0, 0.5];
    let mut seen = Vec::new();
    let mut cost = |nudged: &Array1<f64>| {
        seen.push(nudged - &params);
        0.0
    };
    called(
        NUMERICAL_GRADIENT,
        "the slopes along three parameters",
        || (solution.numerical_gradient)(&mut cost, &params),
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

/// Names what mistakes make of these counts.
pub fn known_nudges(expect: Expect<'static, Vec<usize>>) -> Expect<'static, Vec<usize>> {
    expect
        .known(&ALL_NUDGED, vec![3, 3, 0, 3, 3, 0, 3, 3, 0])
        .known(&NOT_PUT_BACK, vec![1, 5, 0, 1, 3, 2, 1, 1, 4])
        .known(&NOT_PUT_BACK, vec![5, 1, 0, 3, 1, 2, 1, 1, 4])
        .known_when(&NOT_PUT_BACK, |counts| nudges_add_up(counts))
}

/// J = Σ c·θ³.
pub fn cubic(factors: &Array1<f64>, params: &Array1<f64>) -> f64 {
    (factors * &params.mapv(|p| p.powi(3))).sum()
}

/// Its central differences are c·(3θ² + ε²). Of factors and parameters that are drawn
/// J is at most 20 · 2 · 2³ = 320, rounded to 6·10⁻¹⁴ per term; over 2·10⁻⁴: below
/// 6·10⁻⁹.
#[track_caller]
pub fn assert_slopes_of_cubic(found: &Array1<f64>, factors: &Array1<f64>, params: &Array1<f64>) {
    let expected = factors * &params.mapv(|p| 3.0 * p * p + STEP * STEP);
    if let Some(difference) = difference(found, &expected, |a, b| (a - b).abs() <= 6e-9) {
        panic!("slopes of Σ c·θ³: {difference}");
    }
}
