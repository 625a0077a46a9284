//! What known mistakes make of the moves of `interpolate`.

use ndarray::{Array1, array};

use super::{ExpectNumber, ExpectVector, Line, Solution};
use crate::mistakes::fmincg::{
    ALWAYS_CUBIC, ALWAYS_NEAR, ALWAYS_PARABOLA, BOUND_SIGN, BOUNDS_LEFT_OUT, BOUNDS_TURNED,
    CHOICE_TURNED, FIT_GAP_TURNED, FIT_SWAPPED, FIT_TO_START, FIT_WITHOUT_SIGN, INFINITE_FIT,
    LEVEL_IS_ABOVE, NAN_USED, NO_BISECTION, ONE_BOUND, THIRD_DECIDES, WHOLE_GAP,
};
use crate::value::Value;

/// Whether a mistake in a move is one of `interpolate`: both fits are right.
fn fits_are_right(solution: Solution) -> bool {
    let (here, third) = (Line::Cubic.at(2.0), Line::Cubic.at(0.0));
    (solution.quadratic_minimum)(here, third, -2.0).is_like(&-1.25)
        && (solution.cubic_minimum)(here, third, -2.0).is_like(&-1.0)
}

/// Whether the cubic that is used is the one with the two points swapped: it has
/// the costs 0 and the slope 2 here, −1 at −1, so it is s³ + 3s² + 2s, which is
/// lowest at 1/√3 − 1.
fn cubic_has_points_swapped(solution: Solution) -> bool {
    let got = (solution.interpolate)((9.0, -1.0), (0.0, -1.0), (0.0, 2.0), -1.0);
    got.is_like(&(3_f64.sqrt().recip() - 1.0))
}

/// A move of −2 + 6/(6 + 4) = −1.4 by the parabola. With a gap of 2 it is
/// 2 + 6/(−6 + 4) = −1, and so it is with the two points swapped as well.
fn far_from_both_ends(solution: Solution) -> f64 {
    (solution.interpolate)((0.0, -1.0), (4.0, 3.0), (0.0, -3.0), -2.0)
}

/// Names what mistakes make of the usual moves. Of the first three the parabola is lowest
/// at −1.25 from here, the cubic at −1; of the last one at −0.8 and (√13 − 1) / −3.
pub fn known_usual_moves(expect: ExpectVector, solution: Solution) -> ExpectVector {
    let cubic_of_last = (13_f64.sqrt() - 1.0) / -3.0;
    let all = |bound: f64| Array1::from_elem(4, bound);
    expect
        .known(&ALWAYS_PARABOLA, array![-1.25, -1.25, -1.25, -0.8])
        .known(&ALWAYS_CUBIC, array![-1.0, -1.0, -1.0, cubic_of_last])
        .known(&CHOICE_TURNED, array![-1.0, -1.25, -1.25, cubic_of_last])
        .known(&CHOICE_TURNED, array![-1.0, -1.25, -1.0, cubic_of_last]) // with <
        .known(&THIRD_DECIDES, array![-1.25, -1.25, -1.25, cubic_of_last])
        .known(&LEVEL_IS_ABOVE, array![-1.25, -1.0, -1.25, -0.8])
        .known(
            &FIT_TO_START,
            array![-4.0 / 3.0, -0.632_412_6, -0.704_666_4, -4.0 / 3.0],
        )
        // By the parabola swapped −2 + 18/(18 + 2) = −1.1, by the other one 0; by
        // the cubic, 2s³ + 3s² − 3s, a fit above 0: there the near bound counts.
        .known_when(&FIT_SWAPPED, move |moves| {
            moves.is_like(&array![-1.1, -1.0, -1.0, -0.2]) && fits_are_right(solution)
        })
        .known_when(&FIT_SWAPPED, move |moves| {
            let by_cubic = array![-1.25, -0.2, -0.2, -0.8];
            let by_both = array![-1.1, -0.2, -0.2, -0.2];
            (moves.is_like(&by_cubic) || moves.is_like(&by_both))
                && cubic_has_points_swapped(solution)
                && fits_are_right(solution)
        })
        .known_when(&BOUND_SIGN, move |moves| {
            let bounds = [all(1.8), all(0.2)];
            bounds.iter().any(|bound| moves.is_like(bound)) && fits_are_right(solution)
        })
        .known_when(&FIT_GAP_TURNED, move |moves| {
            moves.is_like(&all(-0.2))
                && far_from_both_ends(solution).is_like(&-1.0)
                && fits_are_right(solution)
        })
        .known_when(&BOUNDS_TURNED, move |moves| {
            moves.is_like(&all(-1.8)) && far_from_both_ends(solution).is_like(&-1.8)
        })
        .known_when(&ALWAYS_NEAR, move |moves| {
            moves.is_like(&all(-0.2))
                && far_from_both_ends(solution).is_like(&-0.2)
                && fits_are_right(solution)
        })
        .known_panic(&BOUNDS_TURNED, "min > max")
}

/// Names what mistakes make of three moves where the fit is no number, no number and
/// infinite, and half the gap is −½, −1.5 and −½.
pub fn known_bisections(expect: ExpectVector, solution: Solution) -> ExpectVector {
    let usual_ones_are_right = move || {
        let right = array![-1.25, -1.0, -1.0, -0.8];
        (solution.usual_moves)().is_like(&right)
    };
    let known = |expect: ExpectVector, mistake, wrong: Array1<f64>| {
        expect.known_when(mistake, move |moves| {
            moves.is_like(&wrong) && usual_ones_are_right()
        })
    };
    let expect = expect.known_when(&NO_BISECTION, |moves| {
        moves[0].is_nan() || moves[1].is_nan()
    });
    // NaN and ∞ give way to the bound.
    let expect = known(expect, &NO_BISECTION, array![-0.1, -0.3, -0.1]);
    let expect = known(expect, &INFINITE_FIT, array![-0.5, -1.5, -0.1]);
    let expect = known(expect, &NAN_USED, array![-0.1, -0.3, -0.5]);
    let expect = known(expect, &WHOLE_GAP, array![-0.9, -2.7, -0.9]);
    expect.known_panic(&BOUNDS_TURNED, "min > max")
}

/// Names what mistakes make of two moves to minima near an end: −2.9 on the way to −3,
/// and −1 + 0.5/0.55 = −0.09 on the way to −1.
pub fn known_moves_near_an_end(expect: ExpectVector, solution: Solution) -> ExpectVector {
    let nearest = -1.0 + 0.5 / 0.55;
    expect
        .known(&BOUNDS_LEFT_OUT, array![-2.9, nearest])
        .known(&ONE_BOUND, array![-2.7, nearest])
        .known(&ONE_BOUND, array![-2.9, -0.1])
        .known_when(&BOUNDS_TURNED, move |moves| {
            // Not so where the parabola itself is wrong, and far from the end.
            let parabola = (solution.quadratic_minimum)((0.55, 1.0), (1.0, -1.0), -1.0);
            moves.is_like(&array![-2.7, -0.9]) && parabola.is_like(&nearest)
        })
        .known_panic(&BOUNDS_TURNED, "min > max")
}

/// Names what a mistake makes of the move to a fit of 4, gap −1, which is the parabola's
/// through the costs 0.1 and 1 with the slope −1 at the latter.
pub fn known_outside(expect: ExpectNumber, solution: Solution) -> ExpectNumber {
    expect.known_when(&FIT_WITHOUT_SIGN, move |got| {
        // With the bounds turned round the near end would be wrong as well.
        let third = (1.0, -1.0);
        let near = (solution.interpolate)((0.0, -1.0), (0.55, 1.0), third, -1.0);
        got.is_like(&-0.9)
            && near.is_like(&-0.1)
            && (solution.quadratic_minimum)((0.1, 1.0), third, -1.0).is_like(&4.0)
    })
}
