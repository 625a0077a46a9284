//! Section 7, training. Run: `cargo test --test s7_fmincg`.
//!
//! First the pieces, by hand; then the runs that were recorded with the
//! original; then what holds for every cost function.

mod training;

use std::ops::ControlFlow;

use handwritten::fmincg::{
    self, EXT, INT, LinePoint, MAX, Minimum, Progress, RATIO, RHO, SIG, StopReason, cubic_minimum,
    extrapolate, interpolate, is_flat, is_too_far, polak_ribiere, quadratic_minimum,
};
use ndarray::{Array1, array};

use common::arrays::of_each;
use common::expect::{Expect, called};
use common::fmincg::Line::{Climbing, Cubic, Falling, Hill, LevelAt0, Parabola, WideCubic};
use common::fmincg::conditions::{known_of_flatness, known_of_the_costs, known_of_the_slopes};
use common::fmincg::costs::{ill_conditioned, quadratic, rosenbrock, rosenbrock_turned};
use common::fmincg::directions::{known_directions, known_of_a_negative_beta};
use common::fmincg::extrapolation::{
    known_moves_to_the_minimum, known_of_a_fit_of_0, known_of_large_steps, known_of_least_moves,
    known_onto_the_limit, known_past_the_limit, known_short_of_nine_tenths,
    known_without_minimum_ahead,
};
use common::fmincg::fits::{known_cubics, known_parabolas, known_without_minimum};
use common::fmincg::interpolation::{
    known_bisections, known_moves_near_an_end, known_outside, known_usual_moves,
};
use common::fmincg::runs::{
    assert_digits_costs, assert_digits_evaluations, assert_falls, assert_finite, assert_follows,
    assert_is_at_1_1, distance,
};
use common::fmincg::script::{Answer, Script};
use common::fmincg::{
    BY_HAND, CUBIC_MINIMUM, EXTRAPOLATE, INTERPOLATE, IS_FLAT, IS_TOO_FAR, Line, POLAK_RIBIERE,
    Point, QUADRATIC_MINIMUM, Solution,
};
use common::mistakes::fmincg::{FLAT_BY_COST, FORM_OF_EXTRAPOLATE, STEP_NOT_SUBTRACTED};
use common::properties::properties;
use common::recorded::recorded;
use common::strategies::{garbage, quadratics};

use training::{Cost, Observer};

fn point(cost: f64, slope: f64) -> LinePoint {
    LinePoint { cost, slope }
}

fn of((cost, slope): Point) -> LinePoint {
    point(cost, slope)
}

/// Where the line has its cost and its slope at t.
fn on(line: Line, t: f64) -> LinePoint {
    of(line.at(t))
}

/// What is asked where a result has several causes.
const SOLUTION: Solution = Solution {
    is_too_far: |start, step, here| is_too_far(of(start), step, of(here)),
    quadratic_minimum: |here, third, gap| quadratic_minimum(of(here), of(third), gap),
    cubic_minimum: |here, third, gap| cubic_minimum(of(here), of(third), gap),
    interpolate: |start, here, third, gap| interpolate(of(start), of(here), of(third), gap),
    extrapolate: |here, third, gap, step, limit| extrapolate(of(here), of(third), gap, step, limit),
    direction_by_hand,
    usual_moves,
};

/// A run that nobody watches.
#[track_caller]
fn fmincg(cost: Cost, start: &[f64], iterations: usize) -> Minimum {
    let go_on = &mut |_: &Progress| ControlFlow::Continue(());
    watched(cost, start, iterations, go_on)
}

/// A run. If a function of the section panics in it, the message says in which.
#[track_caller]
fn watched(cost: Cost, start: &[f64], iterations: usize, observer: Observer) -> Minimum {
    let start = Array1::from(start.to_vec());
    let what = format!("{iterations} iterations of fmincg from {start}");
    called("fmincg::Your task in src/fmincg.rs", &what, || {
        fmincg::fmincg(&mut *cost, start.clone(), iterations, &mut *observer)
    })
}

// ---------------------------------------------------------------- the pieces

#[test]
fn the_constants_are_those_of_the_original() {
    assert_eq!(
        (RHO, SIG, INT, EXT, MAX, RATIO),
        (0.01, 0.5, 0.1, 3.0, 20, 100.0),
        "RHO, SIG, INT, EXT, MAX and RATIO are part of the algorithm: \
         with others the recorded runs cannot come out."
    );
}

/// The last direction, the old gradient and the new one.
fn by_hand() -> [Array1<f64>; 3] {
    [array![1.0, -2.0], array![-2.0, 2.0], array![-1.0, 5.0]]
}

fn direction_by_hand() -> Array1<f64> {
    let [direction, old, new] = by_hand();
    polak_ribiere(&direction, &old, &new)
}

#[test]
fn the_direction_keeps_beta_of_the_last_one() {
    // new·new = 1 + 25, old·new = 2 + 10 and old·old = 4 + 4, so β = 1.75. None of
    // the three is parallel to another: there old·new or old·old may stand for
    // one another, and no entry is 0 or left as it is.
    let [direction, old, new] = by_hand();
    let what = "the next direction, β·direction − new with β = (26 − 12) / 8";
    let expect = Expect::of(POLAK_RIBIERE, what, array![2.75, -8.5]).within(BY_HAND);
    known_directions(expect, &direction, &old, &new).assert(direction_by_hand);
}

#[test]
fn the_direction_forgets_the_last_one_when_the_gradient_did_not_change() {
    let (direction, gradient) = (array![5.0, 7.0], array![1.0, 2.0]);
    let what = "the next direction where new = old, −new";
    Expect::of(POLAK_RIBIERE, what, array![-1.0, -2.0])
        .remark("Where the direction above is wrong too, go by that one.")
        .assert(|| polak_ribiere(&direction, &gradient, &gradient));
}

#[test]
fn beta_may_be_negative() {
    // β = (1 − 2) / 4
    let (direction, old, new) = (array![1.0, 2.0], array![2.0, 0.0], array![1.0, 0.0]);
    let what = "the next direction, β·direction − new with β = (1 − 2) / 4";
    let expect = Expect::of(POLAK_RIBIERE, what, array![-1.25, -0.5]);
    known_of_a_negative_beta(expect, &direction, &new, SOLUTION)
        .assert(|| polak_ribiere(&direction, &old, &new));
}

#[test]
fn a_step_is_too_far_where_the_cost_fell_less_than_promised() {
    // f(0) = 1, f'(0) = −1, step 2: the cost has to fall to 1 − 2·0.01 = 0.98.
    let too_far = |cost: f64| is_too_far(point(1.0, -1.0), 2.0, point(cost, 0.0));
    let what = "whether a step of 2 from the cost 1 and the slope −1, with the bound 0.98, is too \
                far at the costs 0.9801, 0.9799, 1.5, −3, 1.01, 0.995, −0.5, and one of 2 from the \
                cost 0 to the cost −0.02, which is its bound";
    let (t, f) = (true, false);
    let expect = Expect::of(IS_TOO_FAR, what, vec![t, f, t, f, t, t, f, f]);
    known_of_the_costs(expect, SOLUTION).assert(|| {
        let mut all = of_each(&[0.9801, 0.9799, 1.5, -3.0, 1.01, 0.995, -0.5], &too_far);
        // From the cost 0 the bound is −2·RHO, without any rounding.
        let bound = point(-2.0 * RHO, 0.0);
        all.push(is_too_far(point(0.0, -1.0), 2.0, bound));
        all
    });
}

#[test]
fn a_step_is_too_far_where_the_line_climbs_steeply() {
    // −SIG·f'(0) = 2
    let too_far = |slope: f64| is_too_far(point(1.0, -4.0), 1.0, point(0.0, slope));
    let what = "whether a step from the slope −4, with the bound −SIG·(−4) = 2, is too far at the \
                slopes 2.1, 2, 1.9, −9, −1, 4.1 and 0.03";
    let (t, f) = (true, false);
    let expect = Expect::of(IS_TOO_FAR, what, vec![t, f, f, f, f, t, f]);
    known_of_the_slopes(expect, SOLUTION)
        .assert(|| of_each(&[2.1, 2.0, 1.9, -9.0, -1.0, 4.1, 0.03], &too_far));
}

#[test]
fn a_line_is_flat_where_it_falls_with_less_than_half_of_the_slope() {
    let start = point(1.0, -4.0); // SIG·f'(0) = −2
    let flat = |slope: f64| is_flat(start, point(0.0, slope));
    let what = "whether a line with the slope −4 at its start, so with the bound −2, is flat at \
                the slopes −4.1, −2.1, −2, −1.9, 0.5 and 3";
    let (t, f) = (true, false);
    let expect = Expect::of(IS_FLAT, what, vec![f, f, f, t, t, t]);
    known_of_flatness(expect).assert(|| of_each(&[-4.1, -2.1, -2.0, -1.9, 0.5, 3.0], &flat));
    // Whether the cost has fallen enough is not asked again.
    let what =
        "whether the same line is flat at the slope −1.9 where the cost has risen from 1 to 5";
    Expect::of(IS_FLAT, what, true)
        .known(&FLAT_BY_COST, false)
        .assert(|| is_flat(start, point(5.0, -1.9)));
}

#[test]
fn a_parabola_takes_the_slope_of_the_third_point() {
    // −2 + 6/7, and −3 + 9/9. The slopes here, 100 and 4, are the cubic's business.
    let what = "the minimum of two parabolas: costs 2 here and 1 at the third point, the slope −3 \
                there, gap −2; costs 4 and 1, slope −2, gap −3";
    let expect = Expect::of(QUADRATIC_MINIMUM, what, array![-2.0 + 6.0 / 7.0, -2.0]);
    known_parabolas(expect.within(BY_HAND)).assert(|| {
        array![
            quadratic_minimum(point(2.0, 100.0), point(1.0, -3.0), -2.0),
            quadratic_minimum(point(4.0, 4.0), point(1.0, -2.0), -3.0),
        ]
    });
}

/// From the point at 3 back to the one at 0, so gap = −3.
fn assert_lowest_at(m: f64) {
    let what = format!("the minimum of (t − {m})² seen from t = 3");
    Expect::of(QUADRATIC_MINIMUM, what, m - 3.0)
        .within(BY_HAND)
        .assert(|| quadratic_minimum(on(Parabola(m), 3.0), on(Parabola(m), 0.0), -3.0));
}

#[test]
fn a_parabola_is_lowest_where_it_is() {
    assert_lowest_at(0.25);
    assert_lowest_at(1.0);
    assert_lowest_at(2.0);
    assert_lowest_at(3.5);
}

fn assert_lowest_at_1(here: f64, third: f64) {
    let what = format!("the minimum of t³ − 3t seen from {here}, the third point at {third}");
    Expect::of(CUBIC_MINIMUM, what, 1.0 - here)
        .within(BY_HAND)
        .assert(|| cubic_minimum(on(Cubic, here), on(Cubic, third), third - here));
}

#[test]
fn a_cubic_is_lowest_where_it_is() {
    // From 3 back to 0: A = 27, B = 81, d = 15, and the root is 54. From 2.25:
    // A = 15.1875, B = 34.171875, d = 3.1875, and the root is 30.375.
    let what = "the minimum of t³ − 12t, which is at 2, seen from 3 and from 2.25";
    let expect = Expect::of(CUBIC_MINIMUM, what, array![-1.0, -0.25]).within(BY_HAND);
    known_cubics(expect, SOLUTION).assert(|| {
        array![
            cubic_minimum(on(WideCubic, 3.0), on(WideCubic, 0.0), -3.0),
            cubic_minimum(on(WideCubic, 2.25), on(WideCubic, 0.0), -2.25),
        ]
    });
    assert_lowest_at_1(2.0, 0.0);
    assert_lowest_at_1(1.5, 0.0);
    assert_lowest_at_1(2.0, 0.5);
    assert_lowest_at_1(1.25, -0.5);
}

#[test]
fn a_cubic_without_minimum_is_not_a_number() {
    let what = "the minimum of t³ + t, which has none: the root of a negative number is NaN";
    known_without_minimum(Expect::of(CUBIC_MINIMUM, what, f64::NAN), SOLUTION)
        .assert(|| cubic_minimum(on(Climbing, 1.0), on(Climbing, 0.0), -1.0));
}

/// `extrapolate` is given the minimum in a form that does not divide by A, and its
/// step would be taken where the original bisects.
#[test]
fn a_cubic_that_is_a_parabola_is_divided_by_its_a_of_0() {
    let line = Parabola(2.5); // A is 0, B 9 and the root 9
    let what = "the minimum of (t − 2.5)² seen from 3, by the cubic's formula: (9 − 9) / 0, NaN";
    Expect::of(CUBIC_MINIMUM, what, f64::NAN)
        .known(&FORM_OF_EXTRAPOLATE, -0.5)
        .assert(|| cubic_minimum(on(line, 3.0), on(line, 0.0), -3.0));
}

/// Four moves whose fits have a minimum well between both ends. The first three: costs
/// 2 here and 0 at the third point; the parabola is lowest at −1.25 from here, the cubic
/// at −1. The last: costs 1 and 2; −0.8 and (√13 − 1) / −3.
fn usual_moves() -> Array1<f64> {
    let (here, third) = (on(Cubic, 2.0), on(Cubic, 0.0));
    let (lower, upper) = (point(1.0, 1.0), point(2.0, -3.0));
    array![
        interpolate(point(1.0, -1.0), here, third, -2.0),
        interpolate(point(3.0, -1.0), here, third, -2.0),
        interpolate(point(2.0, -1.0), here, third, -2.0),
        interpolate(point(0.0, -1.0), lower, upper, -2.0),
    ]
}

#[test]
fn interpolation_fits_a_parabola_only_above_the_start() {
    let what = "four moves: cost 2 here and 1, 3, 2 at the start (parabola, cubic, cubic); cost 1 \
                here, 0 at the start and 2 at the third point (parabola)";
    let expect = Expect::of(INTERPOLATE, what, array![-1.25, -1.0, -1.0, -0.8]).within(BY_HAND);
    known_usual_moves(expect, SOLUTION).assert(usual_moves);
}

#[test]
fn interpolation_bisects_where_the_fit_has_no_minimum() {
    let start = point(9.0, -1.0);
    // (t − 2.5)² seen from 3: A is 0 for a parabola and the fit 0/0.
    let line = Parabola(2.5);
    let what = "three moves where the fit is no number, no number and infinite: half the gap, \
                which is −1, −3 and −1";
    let expect = Expect::of(INTERPOLATE, what, array![-0.5, -1.5, -0.5]).within(BY_HAND);
    known_bisections(expect, SOLUTION).assert(|| {
        array![
            interpolate(start, on(Climbing, 1.0), on(Climbing, 0.0), -1.0), // t³ + t
            interpolate(start, on(line, 3.0), on(line, 0.0), -3.0),
            interpolate(start, on(Hill, 1.0), on(Hill, 0.0), -1.0), // −t²: A is 0 and B −1
        ]
    });
}

#[test]
fn interpolation_keeps_away_from_both_ends() {
    // The minimum lies at 0.1, the third point at 0: a tenth of 3 is kept free.
    let line = Parabola(0.1);
    let far = || interpolate(on(line, 0.0), on(line, 3.0), on(line, 0.0), -3.0);
    // −1 + 0.5/0.55 = −0.09: nearer to here than a tenth of the gap.
    let near = || interpolate(point(0.0, -1.0), point(0.55, 1.0), point(1.0, -1.0), -1.0);
    let what = "two moves to minima near an end: (1 − INT)·(−3) at most, INT·(−1) at least";
    let expect = Expect::of(INTERPOLATE, what, array![-2.7, -0.1]).within(BY_HAND);
    known_moves_near_an_end(expect, SOLUTION).assert(|| array![far(), near()]);
}

/// The parabola through (0, 0.1) and (−1, 1) with the slope −1 at the latter is
/// lowest at −1 + 0.5/0.1 = 4. That is on the side of `here` away from the third
/// point, so the bound nearer to `here` counts.
#[test]
fn interpolation_to_a_fit_outside_moves_to_the_end_on_its_side() {
    let (start, here, third) = (point(0.0, -1.0), point(0.1, 1.0), point(1.0, -1.0));
    let what = "the move to a fit of 4, gap −1: INT·(−1), the bound nearer to it";
    known_outside(
        Expect::of(INTERPOLATE, what, -0.1).within(BY_HAND),
        SOLUTION,
    )
    .assert(|| interpolate(start, here, third, -1.0));
}

/// Both points lie on the line, the third at 0 and the other one, `here`, at
/// `step`, which was the last move too.
fn extrapolate_from(step: f64, line: Line, limit: Option<f64>) -> f64 {
    extrapolate(on(line, step), on(line, 0.0), -step, step, limit)
}

/// The same on (t − m)² from a step of 1.
fn move_to(m: f64, limit: Option<f64>) -> f64 {
    extrapolate_from(1.0, Parabola(m), limit)
}

/// A move of `extrapolate` from a step of 1.
fn expect_move(what: &str, expected: f64) -> Expect<'static, f64> {
    let what = format!("the move from a step of 1, {what}");
    Expect::of(EXTRAPOLATE, what, expected).within(BY_HAND)
}

/// Some of them.
fn expect_moves(what: &str, expected: Array1<f64>) -> Expect<'static, Array1<f64>> {
    Expect::of(EXTRAPOLATE, what, expected).within(BY_HAND)
}

#[test]
fn extrapolation_goes_to_the_minimum_of_the_fit() {
    let what = "two moves from a step of 1, minimum at 2: no limit, and the limit 2.05";
    known_moves_to_the_minimum(expect_moves(what, array![1.0, 1.0]), SOLUTION)
        .assert(|| array![move_to(2.0, None), move_to(2.0, Some(2.05))]);
}

#[test]
fn extrapolation_without_a_minimum_ahead_triples_the_step_or_halves_the_way() {
    let what = "eight moves from a step of 1 on −t², −t³ and −t³ − t, and from 2 on −t², which \
                have no minimum ahead: without a limit step·(EXT − 1), with the limit 4 \
                (limit − step) / 2";
    let expected = array![2.0, 1.5, 2.0, 1.5, 2.0, 1.5, 4.0, 1.0];
    known_without_minimum_ahead(expect_moves(what, expected)).assert(|| {
        array![
            extrapolate_from(1.0, Hill, None), // the fit is infinite
            extrapolate_from(1.0, Hill, Some(4.0)),
            extrapolate_from(1.0, LevelAt0, None), // behind
            extrapolate_from(1.0, LevelAt0, Some(4.0)),
            extrapolate_from(1.0, Falling, None), // not real
            extrapolate_from(1.0, Falling, Some(4.0)),
            extrapolate_from(2.0, Hill, None),
            extrapolate_from(2.0, Hill, Some(4.0)),
        ]
    });
}

#[test]
fn extrapolation_past_the_limit_goes_half_the_way_to_it() {
    known_past_the_limit(expect_move("minimum at 5, limit 4: (4 − 1) / 2", 1.5))
        .assert(|| move_to(5.0, Some(4.0)));
}

#[test]
fn extrapolation_onto_the_limit_goes_all_the_way() {
    let expect = expect_move("minimum at 2, limit 2: not past it", 1.0);
    known_onto_the_limit(expect, SOLUTION).assert(|| move_to(2.0, Some(2.0)));
}

#[test]
fn extrapolation_without_a_limit_at_most_triples_the_step() {
    let what = "two moves without a limit, minimum at 5 from a step of 1, at 20 from a step of 2: \
                the step may grow to EXT times its length";
    known_of_large_steps(expect_moves(what, array![2.0, 4.0]), SOLUTION).assert(|| {
        array![
            move_to(5.0, None),
            extrapolate_from(2.0, Parabola(20.0), None),
        ]
    });
}

#[test]
fn extrapolation_moves_at_least_a_tenth_of_the_last_move() {
    let what = "three moves to a minimum 0.05 ahead: last move and step 1, no limit and limit 4; \
                last move 2, step 10, no limit: INT times the last move";
    known_of_least_moves(expect_moves(what, array![0.1, 0.1, 0.2])).assert(|| {
        let line = Parabola(10.05);
        array![
            move_to(1.05, None),
            move_to(1.05, Some(4.0)),
            extrapolate(on(line, 10.0), on(line, 8.0), -2.0, 10.0, None),
        ]
    });
}

/// Where the line is level at `here`, d = 0 and B = 3·(1 − 0) + 1·(−1 + 0) = 2:
/// the fit is −0·1 / (2 + √4) = 0. That does not lie behind `here`, and is
/// shorter than INT times the last move.
#[test]
fn extrapolation_with_a_fit_of_0_moves_a_tenth_of_the_last_move() {
    let (here, third) = (point(0.0, 0.0), point(1.0, -1.0));
    let what = "two moves with a fit of 0, last move 1, no limit and limit 3: INT times the last";
    known_of_a_fit_of_0(expect_moves(what, array![0.1, 0.1]), SOLUTION).assert(|| {
        array![
            extrapolate(here, third, -1.0, 1.0, None),
            extrapolate(here, third, -1.0, 1.0, Some(3.0)),
        ]
    });
}

#[test]
fn extrapolation_by_just_a_tenth_of_the_last_move_still_minds_the_limit() {
    // Third point at 0, here at 10: the minimum at 11 lies INT·10 = 1 ahead.
    let what = "the move to a minimum 1 ahead, last move 10, limit 4 ahead: (1 − INT)·4";
    let expect = Expect::of(EXTRAPOLATE, what, 3.6).within(BY_HAND);
    known_short_of_nine_tenths(expect, SOLUTION)
        .known(&STEP_NOT_SUBTRACTED, 0.9 * 14.0)
        .assert(|| extrapolate_from(10.0, Parabola(11.0), Some(14.0)));
}

#[test]
fn extrapolation_towards_a_limit_goes_nine_tenths_of_the_way_at_least() {
    let expect = expect_move("minimum 1 ahead, limit 3 ahead: (1 − INT)·3", 2.7);
    known_short_of_nine_tenths(expect, SOLUTION)
        .known(&STEP_NOT_SUBTRACTED, 3.6)
        .assert(|| move_to(2.0, Some(4.0)));
}

// --------------------------------------------------------- the recorded runs

/// 100·(y − x²)² + (1 − x)², which is lowest at (1, 1).
fn minimize_rosenbrock() -> Minimum {
    fmincg(&mut rosenbrock, &[-1.2, 1.0], 100)
}

/// p'Hp/2 − b'p with H = diag(1, 10, 100, 1000, 10000) and b = (1, 2, 3, 4, 5).
fn minimize_ill_conditioned() -> Minimum {
    fmincg(&mut ill_conditioned, &[0.0; 5], 60)
}

#[test]
fn rosenbrocks_valley_is_followed_as_recorded() {
    let minimum = minimize_rosenbrock();
    let compared = assert_follows("fmincg_rosenbrock_trace", &minimum.costs, 1e-11);
    assert_eq!(compared, 26, "costs compared on the way down to 4e-15");
}

#[test]
fn rosenbrocks_valley_ends_at_1_1_and_the_search_says_so() {
    // From iteration 27 on the costs, below 1e-20, consist of rounding errors:
    // recorded are 31 iterations and 137 evaluations; the disturbed runs took 30
    // to 36 and 135 to 168.
    let minimum = minimize_rosenbrock();
    assert_eq!(
        minimum.reason,
        StopReason::LineSearchFailed,
        "at the minimum no search finds a lower point, and two that fail end the run"
    );
    assert!(
        (28..=40).contains(&minimum.iterations) && (130..=180).contains(&minimum.evaluations),
        "31 iterations and 137 evaluations were recorded, got {} and {}",
        minimum.iterations,
        minimum.evaluations
    );
    // Near (1, 1) the cost is at least 0.2·distance²; 1e-20 leaves 3e-10.
    assert_is_at_1_1(&minimum.params, 3e-10);
}

#[test]
fn an_ill_conditioned_quadratic_is_followed_as_recorded() {
    let minimum = minimize_ill_conditioned();
    let compared = assert_follows("fmincg_quadratic_trace", &minimum.costs, 1e-12);
    assert_eq!(compared, 29, "costs compared before rounding takes over");
}

#[test]
fn an_ill_conditioned_quadratic_falls_all_the_way() {
    // Past iteration 40 the run is chaotic: 200 disturbed runs ended between
    // −0.447 and −0.755, after 108 to 133 evaluations (recorded: −0.62 and 120).
    let minimum = minimize_ill_conditioned();
    let lowest = -0.5 * (1.0 + 4.0 / 10.0 + 9.0 / 100.0 + 16.0 / 1000.0 + 25.0 / 10000.0);
    assert_eq!(
        (minimum.iterations, minimum.costs.len(), minimum.reason),
        (60, 60, StopReason::MaxIterations),
        "60 searches are asked for, and each succeeds"
    );
    assert_falls(&minimum.costs);
    let last = minimum.costs[59];
    assert!(
        (lowest..-0.43).contains(&last),
        "the last cost lies between the lowest, {lowest}, and −0.43, got {last}"
    );
    assert!(
        (100..=140).contains(&minimum.evaluations),
        "about 120 evaluations, got {}",
        minimum.evaluations
    );
}

// ------------------------------------------------------------ how a run goes

/// A run of a cost function that answers from a list of costs with their gradients,
/// whatever it is asked. The last answer repeats.
#[track_caller]
fn run(script: &mut Script, start: &[f64], iterations: usize) -> Minimum {
    fmincg(&mut |params| script.answer(params), start, iterations)
}

#[test]
fn the_first_step_is_short_where_it_is_steep() {
    // Slope −|g|² = −9 along −g: a step of 1 / (1 + 9).
    let mut script = Script::new(&[(1.0, &[3.0]), (0.0, &[0.0])]);
    run(&mut script, &[5.0], 1);
    let why = "5 − 3·step with step = 1 / (1 − slope), slope −9";
    script.assert_asked(1, &[4.7], why);
}

/// Slope −1, step ½, to −½, where the gradient is g. β = g² − g, so the next
/// direction is −β − g = −g² and its slope −g³: the step grows 1/g³-fold.
fn assert_next_first_step(g: f64, growth: f64) {
    let mut script = Script::new(&[(1.0, &[1.0]), (0.5, &[g]), (0.4, &[0.0])]);
    run(&mut script, &[0.0], 2);
    let expected = -0.5 - 0.5 * growth * g * g;
    let why = "step · min(RATIO, old slope / new slope) along −g²";
    script.assert_asked(2, &[expected], why);
}

#[test]
fn the_next_first_step_grows_as_the_slope_shrinks_but_at_most_a_hundredfold() {
    assert_next_first_step(0.4, 1.0 / 0.064);
    assert_next_first_step(0.1, 100.0);
}

#[test]
fn an_uphill_direction_is_replaced_by_steepest_descent() {
    // From (0, 0) along −(1, 0), half a step. The new gradient (−0.4, 0.1) gives
    // β = 0.17 + 0.4 = 0.57 and the direction (−0.17, −0.1), with slope 0.058: uphill.
    let mut script = Script::new(&[(1.0, &[1.0, 0.0]), (0.5, &[-0.4, 0.1]), (0.4, &[0.0, 0.0])]);
    run(&mut script, &[0.0, 0.0], 2);
    let step = 0.5 * (1.0 / 0.17); // slope −1, then −(0.16 + 0.01)
    let why = "along −g, as the slope of β·s − g is positive";
    script.assert_asked(2, &[-0.5 + step * 0.4, -step * 0.1], why);
}

#[test]
fn a_level_direction_is_no_uphill_one() {
    // From (0, 0) along −(1, 0), half a step. The new gradient (−½, ½) gives
    // β = ½ + ½ = 1 and the direction (−½, −½), with slope ¼ − ¼ = 0.
    let mut script = Script::new(&[(1.0, &[1.0, 0.0]), (0.5, &[-0.5, 0.5]), (0.4, &[0.0, 0.0])]);
    run(&mut script, &[0.0, 0.0], 2);
    let step = 0.5 * 100.0; // −1 / (0 − tiny) is capped at RATIO
    let why = "along β·s − g, as its slope is 0 and only a positive one is uphill";
    script.assert_asked(2, &[-0.5 - step * 0.5, -step * 0.5], why);
}

#[test]
fn a_flat_direction_does_not_divide_by_zero() {
    // The second gradient is 0: direction 0, slope 0, −1/(0 − tiny) is capped.
    let mut script = Script::new(&[(1.0, &[1.0]), (0.5, &[0.0])]);
    let minimum = run(&mut script, &[0.0], 4);
    assert_eq!(
        (minimum.params.to_vec(), minimum.iterations, minimum.reason),
        (vec![-0.5], 3, StopReason::LineSearchFailed),
        "at the minimum two searches fail; NaN here means that a slope of 0 was divided by: \
         asked were {:?}",
        script.asked()
    );
}

#[test]
fn a_step_that_overshot_bounds_the_ones_after_it() {
    // Slope −1, first step ½. There the cost is 2: too far, so ½ is the limit.
    // The parabola puts its minimum −½ + ⅛/(½ + 1) = −5/12 from there, at 1/12.
    // Here the line falls as steeply as at the start, so the search goes on.
    let mut script = Script::new(&[(1.0, &[1.0]), (2.0, &[0.0]), (0.9, &[1.0]), (0.8, &[0.0])]);
    run(&mut script, &[0.0], 1);
    script.assert_asked(1, &[-0.5], "the first step is 1 / (1 + 1)");
    script.assert_asked(2, &[-1.0 / 12.0], "minimum of the parabola");
    // The cubic through both sees its minimum only 0.045 ahead, but the limit is
    // 5/12 ahead, and nine tenths of that way are the least.
    let step = 1.0 / 12.0 + 0.9 * 5.0 / 12.0;
    let why = "at least (1 − INT)·(limit − step) on, with the limit where the step was too far";
    script.assert_asked(3, &[-step], why);
}

#[test]
fn a_failed_search_is_followed_by_steepest_descent_from_where_it_failed() {
    // The first search sees only costs above the start's, and fails after its
    // 21 evaluations at a point with the gradient (0, 2). The second starts over
    // at (0, 0), along that point's −gradient, with a step of 1 / (1 + 4).
    let mut script = Script::new(&[(1.0, &[1.0, 0.0])])
        .and_times(21, (5.0, &[0.0, 2.0]))
        .and(&[(0.5, &[0.5, 0.5]), (0.4, &[0.0, 0.0])]);
    let minimum = run(&mut script, &[0.0, 0.0], 3);
    script.assert_asked(
        22,
        &[0.0, -0.4],
        "(0, 0) − 0.2·(0, 2); (−0.5, 0) is the gradient at (0, 0), along which the search failed",
    );
    // That one succeeds. Polak–Ribière compares (½, ½) with the gradient that
    // set the direction, (0, 2): β = (½ − 1) / 4, direction (−½, −¼), slope −⅜.
    let step = 0.2 * 4.0 / 0.375;
    script.assert_asked(
        23,
        &[-0.5 * step, -0.4 - 0.25 * step],
        "β·s − g with the gradient of the failed point as the old one",
    );
    assert_eq!(
        minimum.costs,
        vec![0.5, 0.4],
        "a search that failed has no cost"
    );
    assert_eq!(minimum.iterations, 3, "but it counts as an iteration");
}

#[test]
fn only_two_failures_in_a_row_end_the_run() {
    // Costs above the start's fail; 0.5 and then 0.3, with a slope that has
    // fallen from −1 to −0.4, succeed.
    let mut script = Script::new(&[(1.0, &[1.0])])
        .and_times(1 + MAX, (5.0, &[1.0]))
        .and(&[(0.5, &[0.4])])
        .and_times(1 + MAX, (5.0, &[1.0]))
        .and(&[(0.3, &[0.4])]);
    let minimum = run(&mut script, &[0.0], 4);
    assert_eq!(
        (minimum.costs, minimum.iterations, minimum.reason),
        (vec![0.5, 0.3], 4, StopReason::MaxIterations),
        "failure, success, failure, success: after each failure the next search succeeds"
    );
}

#[test]
fn a_search_that_never_ends_is_given_up_after_21_evaluations() {
    // −p falls for ever with the same slope: never too far, never flat.
    let minimum = fmincg(&mut |p| (-p[0], array![-1.0]), &[0.0], 100);
    assert_eq!(
        (minimum.evaluations, minimum.iterations, minimum.reason),
        (1 + 2 * (1 + MAX), 2, StopReason::LineSearchFailed),
        "one evaluation at the start, then two searches of 1 + MAX"
    );
    assert_eq!(
        minimum.params,
        array![0.0],
        "a search that failed moves nothing"
    );
}

#[test]
fn no_iterations_look_at_the_start_and_return_it() {
    let minimum = fmincg(&mut rosenbrock, &[-1.2, 1.0], 0);
    assert_eq!(
        (minimum.iterations, minimum.evaluations, minimum.reason),
        (0, 1, StopReason::MaxIterations),
        "0 iterations are done at once"
    );
    assert_eq!(minimum.params, array![-1.2, 1.0], "the start");
}

#[test]
fn a_start_that_is_the_minimum_stays_there() {
    let minimum = fmincg(&mut rosenbrock, &[1.0, 1.0], 100);
    assert_eq!(
        (minimum.params.to_vec(), minimum.iterations, minimum.reason),
        (vec![1.0, 1.0], 2, StopReason::LineSearchFailed),
        "a gradient of 0 leads nowhere: two searches fail"
    );
}

#[test]
fn no_parameters_are_no_trouble() {
    let minimum = fmincg(&mut |p| (1.0, p.clone()), &[], 10);
    assert_eq!(
        (minimum.params.to_vec(), minimum.iterations, minimum.reason),
        (vec![], 2, StopReason::LineSearchFailed),
        "nothing to change, nothing to gain"
    );
}

#[test]
fn a_gradient_with_the_wrong_sign_fails_at_iteration_2() {
    let minimum = fmincg(&mut rosenbrock_turned, &[-1.2, 1.0], 100);
    assert_eq!(
        (minimum.iterations, minimum.costs.len(), minimum.reason),
        (2, 0, StopReason::LineSearchFailed),
        "uphill there is nothing to find: that is how a wrong sign of delta3 shows"
    );
    assert_eq!(minimum.params, array![-1.2, 1.0], "back at the start");
}

fn assert_trouble_at_once(answer: Answer) {
    let minimum = run(&mut Script::new(&[answer]), &[7.0], 10);
    assert_eq!(
        (minimum.params.to_vec(), minimum.evaluations, minimum.reason),
        (vec![7.0], 1, StopReason::NotFinite),
        "cost and gradient {answer:?}"
    );
}

#[test]
fn trouble_at_the_first_evaluation_returns_the_start() {
    assert_trouble_at_once((f64::NAN, &[1.0]));
    assert_trouble_at_once((f64::INFINITY, &[1.0]));
    assert_trouble_at_once((1.0, &[f64::NAN]));
    assert_trouble_at_once((1.0, &[f64::NEG_INFINITY]));
}

fn assert_trouble_later(trouble: Answer) {
    let mut script = Script::new(&[(1.0, &[1.0]), (0.5, &[0.4]), trouble]);
    let minimum = run(&mut script, &[0.0], 10);
    let what = format!("cost and gradient {trouble:?} at the third evaluation");
    assert_eq!(
        (minimum.params.to_vec(), minimum.evaluations, minimum.reason),
        (vec![-0.5], 3, StopReason::NotFinite),
        "{what}"
    );
    assert_eq!(minimum.costs, vec![0.5], "{what}");
}

#[test]
fn trouble_later_returns_the_best_point_before_it() {
    assert_trouble_later((f64::NAN, &[0.0]));
    assert_trouble_later((0.1, &[f64::INFINITY]));
}

#[test]
fn parameters_that_are_not_finite_are_trouble_too() {
    let minimum = run(&mut Script::new(&[(1.0, &[1.0])]), &[f64::NAN], 10);
    assert_eq!(
        minimum.reason,
        StopReason::NotFinite,
        "a cost function may answer 1 to NaN; no run goes on from there"
    );
}

#[test]
fn a_gradient_of_the_wrong_length_is_told_by_both_lengths() {
    let minimum = run(&mut Script::new(&[(1.0, &[1.0, 2.0])]), &[7.0], 10);
    assert_eq!(
        minimum.reason,
        StopReason::GradientLength {
            found: 2,
            expected: 1
        },
        "two entries for one parameter"
    );
    assert_eq!(minimum.params, array![7.0], "the start");
}

#[test]
fn the_observer_sees_every_success_and_may_stop() {
    let (mut iterations, mut costs, mut evaluations) = (Vec::new(), Vec::new(), 0);
    let minimum = watched(&mut rosenbrock, &[-1.2, 1.0], 100, &mut |progress| {
        iterations.push(progress.iteration);
        costs.push(progress.cost);
        evaluations = progress.evaluations;
        if costs.len() == 5 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!(minimum.reason, StopReason::Observer, "it said break");
    assert_eq!(iterations, vec![1, 2, 3, 4, 5], "iterations count from 1");
    assert_eq!(costs, minimum.costs, "the costs that are returned");
    assert_eq!(evaluations, minimum.evaluations, "evaluations so far");
    assert_eq!(
        vec![rosenbrock(&minimum.params).0],
        costs.split_off(4),
        "the best point is kept"
    );
}

// ---------------------------------------------------------------- properties

properties! {
    64;

    #[test]
    fn the_minimum_of_every_quadratic_is_found((h, centre) in quadratics()) {
        let start = vec![0.0; h.len()];
        let first = quadratic(&h, &centre, &Array1::from(start.clone())).0;
        let minimum = fmincg(&mut |p| quadratic(&h, &centre, p), &start, 1000);
        assert_falls(&minimum.costs);
        let last = minimum.costs.last().copied().unwrap_or(first);
        // A search ends where the differences of costs are rounding errors.
        assert!(
            last <= 1e-12 * first,
            "the lowest cost is 0, got {last} from {first} in {} iterations, {:?}",
            minimum.iterations, minimum.reason
        );
        assert!(minimum.evaluations > minimum.iterations, "a search evaluates at least once");
    }

    // On a quadratic the cubic's A is nothing but rounding, and the shift alone
    // sends the search elsewhere; so this takes a cost that is none.
    #[test]
    fn only_differences_of_costs_matter(
        x in -2.0..2.0_f64,
        y in -1.0..3.0_f64,
        shift in -4.0..4.0_f64,
    ) {
        let run = |shift: f64| {
            let mut shifted = |p: &Array1<f64>| {
                let (cost, gradient) = rosenbrock(p);
                (cost + shift, gradient)
            };
            fmincg(&mut shifted, &[x, y], 3)
        };
        let (plain, shifted) = (run(0.0), run(shift));
        let distance = distance(&plain.params, &shifted.params);
        // In 20,000 runs the two stayed within 1e-9.
        assert!(
            distance < 1e-8,
            "a cost that is higher by {shift} everywhere has the same minimum and the same way \
             there, but after 3 iterations the two are {distance} apart"
        );
    }

    #[test]
    fn nothing_that_a_cost_function_returns_makes_it_panic_or_go_on_for_ever(
        parameters in 1_usize..=3,
        answers in garbage(),
        iterations in 0_usize..30,
    ) {
        let mut script = Script::cut(&answers, parameters);
        let minimum = run(&mut script, &vec![1.0; parameters], iterations);
        assert_eq!(minimum.evaluations, script.asked().len(), "every call counts");
        assert!(
            minimum.evaluations <= 1 + (1 + MAX) * minimum.iterations,
            "{} evaluations in {} iterations", minimum.evaluations, minimum.iterations
        );
        assert!(minimum.iterations <= iterations, "no more iterations than asked for");
        assert_finite(&minimum.params, &minimum.costs);
    }
}

// ------------------------------------------------------------ whole trainings

/// They take seconds: `cargo lab check` runs them when the others are green.
mod trainings {
    use std::sync::OnceLock;

    use super::training::{Training, train_from_debug_weights};
    use super::*;

    /// Once for all tests; if it panics, each says why.
    fn training() -> &'static Training {
        static TRAINING: OnceLock<Training> = OnceLock::new();
        TRAINING.get_or_init(|| train_from_debug_weights(50))
    }

    #[test]
    fn the_training_evaluates_the_costs_that_were_recorded() {
        let training = training();
        let expected = recorded("fmincg_digits_evaluations");
        assert_digits_evaluations(&training.evaluated, &expected);
        assert_eq!(
            training.minimum.evaluations,
            expected.len(),
            "evaluations in 50 iterations"
        );
        assert_eq!(
            training.evaluated.len(),
            training.minimum.evaluations,
            "every call counts"
        );
        assert_eq!(
            training.minimum.params,
            training.network_after(50).unroll(),
            "what is returned is the last point that was evaluated"
        );
    }

    #[test]
    fn the_training_learns_as_recorded() {
        let training = training();
        let expected = recorded("fmincg_digits_trace");
        let minimum = &training.minimum;
        assert_eq!(
            (minimum.iterations, minimum.costs.len(), minimum.reason),
            (50, expected.len(), StopReason::MaxIterations),
            "50 iterations, each with a cost"
        );
        assert_digits_costs(&minimum.costs, &training.evaluations, &expected);
    }
}
