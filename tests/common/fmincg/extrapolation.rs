//! What known mistakes make of the moves of `extrapolate`.

use ndarray::{Array1, array};

use super::Line::{Cubic, Parabola};
use super::{ExpectNumber, ExpectVector, Solution};
use crate::expect::caught;
use crate::mistakes::fmincg::{
    ALWAYS_NINE_TENTHS, ALWAYS_TRIPLED, BAD_FIT_USED, CLAMPED, ENDLESS_STEP, EXT_NOT_LESS_1,
    EXT_PARENTHESES, EXT_WITHOUT_STEP, FITTED_AGAIN, HALF_OF_STEP, HALF_WITHOUT_LIMIT, LARGER_STEP,
    LEAST_MOVE_FIRST, LEAST_MOVE_SIGN, LEAST_OF_GAP, LEAST_OF_STEP, LIMIT_MADE_UP, NO_LEAST_MOVE,
    NO_LIMIT_YET, NO_NINE_TENTHS, NOT_AHEAD_AT_0, ONTO_THE_LIMIT, PAST_THE_LIMIT, SMALLER_MOVE,
    STEP_NOT_SUBTRACTED, TO_THE_LIMIT,
};
use crate::value::Value;

/// The move to the minimum 1 ahead, from a step of 1.
fn move_to_the_minimum(solution: Solution, limit: Option<f64>) -> f64 {
    solution.extrapolate_from(1.0, Parabola(2.0), limit)
}

/// Whether it is right without a limit.
fn is_right_without_limit(solution: Solution) -> bool {
    move_to_the_minimum(solution, None).is_like(&1.0)
}

/// Whether it is right where the limit is just behind the minimum.
fn is_right_before_the_limit(solution: Solution) -> bool {
    move_to_the_minimum(solution, Some(2.05)).is_like(&1.0)
}

/// Whether it stops where there is no limit, and there alone. The fit is 1 in both
/// cases, so that a panic over a fit that is no number is another one.
fn stops_without_a_limit(solution: Solution) -> bool {
    let [without, with] =
        [None, Some(2.05)].map(|limit| caught(|| move_to_the_minimum(solution, limit)));
    without.is_err() && with.is_ok()
}

/// Whether the move without a limit is half the way to 0, back from 2 and from 3,
/// the last moves 1 and 2 long: half the gap would be shorter.
fn takes_0_for_the_limit(solution: Solution) -> bool {
    let back_from = |here: f64| {
        let line = Parabola(here + 1.0);
        (solution.extrapolate)(line.at(here), line.at(1.0), 1.0 - here, here, None)
    };
    back_from(2.0).is_like(&-1.0) && back_from(3.0).is_like(&-1.5)
}

/// Names what mistakes make of two moves from a step of 1 to a minimum at 2: without a
/// limit, and with the limit 2.05.
pub fn known_moves_to_the_minimum(expect: ExpectVector, solution: Solution) -> ExpectVector {
    // Nine tenths of the way to the limit are 0.945.
    let is_short_of_it = |moves: &Array1<f64>| moves.is_like(&array![1.0, 0.945]);
    let is_tripled = |moves: &Array1<f64>| moves.is_like(&array![2.0, 1.0]);
    let towards_4 = move || solution.extrapolate_from(1.0, Parabola(2.0), Some(4.0));
    let towards_5_without_limit = move || solution.extrapolate_from(1.0, Parabola(5.0), None);
    expect
        .known(&STEP_NOT_SUBTRACTED, array![1.0, 0.9 * 2.05])
        .known_when(&LARGER_STEP, move |moves| {
            is_tripled(moves) && towards_5_without_limit().is_like(&4.0)
        })
        .known_when(&ALWAYS_TRIPLED, move |moves| {
            is_tripled(moves) && towards_5_without_limit().is_like(&2.0)
        })
        .known_when(&SMALLER_MOVE, move |moves| {
            is_short_of_it(moves) && towards_4().is_like(&1.0)
        })
        .known_when(&ALWAYS_NINE_TENTHS, move |moves| {
            is_short_of_it(moves) && towards_4().is_like(&2.7)
        })
        // As if a parabola had no minimum; on t³ − 3t from ½ to 1 there is one.
        .known_when(&FITTED_AGAIN, move |moves| {
            let on_a_cubic = || solution.extrapolate_from(0.5, Cubic, None);
            moves.is_like(&array![2.0, 0.525]) && on_a_cubic().is_like(&0.5)
        })
        .known_when(&LIMIT_MADE_UP, move |moves| {
            let is_far_away = moves[0] > 1e300; // as infinity and f64::MAX are
            moves[1].is_like(&1.0) && (is_far_away || takes_0_for_the_limit(solution))
        })
        .known_panic_when(&NO_LIMIT_YET, move |_| stops_without_a_limit(solution))
}

/// Eight moves on four lines, of which three begin at a step of 1 and the last at 2: on
/// each without a limit, and with the limit 4.
fn on_four_lines(unlimited: [f64; 2], limited: [f64; 2]) -> Array1<f64> {
    let ([one, two], [from_1, from_2]) = (unlimited, limited);
    array![one, from_1, one, from_1, one, from_1, two, from_2]
}

/// Names what mistakes make of them where the lines have no minimum ahead.
pub fn known_without_minimum_ahead(expect: ExpectVector) -> ExpectVector {
    let with = on_four_lines;
    let least_first = array![2.0, 1.5, 0.1, 0.1, 2.0, 1.5, 4.0, 1.0];
    expect
        .known(&EXT_NOT_LESS_1, with([3.0, 6.0], [1.5, 1.0]))
        .known(&EXT_PARENTHESES, with([2.0, 5.0], [1.5, 1.0]))
        .known(&EXT_WITHOUT_STEP, with([3.0, 3.0], [1.5, 1.0]))
        .known(&EXT_WITHOUT_STEP, with([2.0, 2.0], [1.5, 1.0]))
        .known(&TO_THE_LIMIT, with([2.0, 4.0], [3.0, 2.0]))
        .known(&STEP_NOT_SUBTRACTED, with([2.0, 4.0], [2.0, 2.0]))
        .known(&HALF_OF_STEP, with([2.0, 4.0], [3.5, 3.0]))
        .known(&LEAST_MOVE_FIRST, least_first)
        .known(&HALF_WITHOUT_LIMIT, with([1.0, 2.0], [1.5, 1.0]))
        .known_when(&BAD_FIT_USED, |moves| {
            // On −t³ the fit is −1, where the cubic is level; the least move is 0.1.
            let is_of_the_fit = [-1.0, 0.1].iter().any(|fit| moves[2].is_like(fit));
            moves.iter().any(|it| it.is_nan()) || is_of_the_fit
        })
}

/// Names what mistakes make of the move from 1 with the minimum at 5 and the limit 4.
pub fn known_past_the_limit(expect: ExpectNumber) -> ExpectNumber {
    expect
        .known(&TO_THE_LIMIT, 3.0)
        .known(&PAST_THE_LIMIT, 4.0)
        .known(&STEP_NOT_SUBTRACTED, 2.0)
        .known(&HALF_OF_STEP, 3.5)
}

/// Names what a mistake makes of the move from 1 to a minimum that is the limit.
pub fn known_onto_the_limit(expect: ExpectNumber, solution: Solution) -> ExpectNumber {
    expect.known_when(&ONTO_THE_LIMIT, move |got| {
        got.is_like(&0.5) && is_right_before_the_limit(solution)
    })
}

/// Names what mistakes make of two moves without a limit: from a step of 1 to a minimum
/// at 5, and from a step of 2 to one at 20.
pub fn known_of_large_steps(expect: ExpectVector, solution: Solution) -> ExpectVector {
    expect
        .known_when(&ENDLESS_STEP, move |moves| {
            moves.is_like(&array![4.0, 18.0]) && is_right_without_limit(solution)
        })
        .known(&EXT_NOT_LESS_1, array![3.0, 6.0])
        .known(&EXT_PARENTHESES, array![2.0, 5.0])
        .known(&EXT_WITHOUT_STEP, array![3.0, 3.0])
        .known(&EXT_WITHOUT_STEP, array![2.0, 2.0])
}

/// Names what mistakes make of three moves to a minimum 0.05 ahead: last move and step 1,
/// no limit and limit 4; last move 2, step 10, no limit.
pub fn known_of_least_moves(expect: ExpectVector) -> ExpectVector {
    expect
        .known(&NO_LEAST_MOVE, array![0.05, 2.7, 0.05])
        .known(&NO_LEAST_MOVE, array![0.05, 0.05, 0.05])
        .known(&LEAST_MOVE_SIGN, array![-0.1, -0.1, -0.2])
        .known(&LEAST_OF_STEP, array![0.1, 0.1, 1.0])
        .known(&LEAST_OF_GAP, array![1.0, 1.0, 2.0])
        .known(&CLAMPED, array![0.1, 2.7, 0.2])
}

/// Names what a mistake makes of two moves with a fit of 0.
pub fn known_of_a_fit_of_0(expect: ExpectVector, solution: Solution) -> ExpectVector {
    expect.known_when(&NOT_AHEAD_AT_0, move |moves| {
        let just_ahead = solution.extrapolate_from(1.0, Parabola(1.05), None);
        moves.is_like(&array![2.0, 1.0]) && just_ahead.is_like(&0.1)
    })
}

/// Names the fit, 1, taken as it is, here and where it lies further than nine tenths.
pub fn known_short_of_nine_tenths(expect: ExpectNumber, solution: Solution) -> ExpectNumber {
    expect.known_when(&NO_NINE_TENTHS, move |got| {
        got.is_like(&1.0) && is_right_before_the_limit(solution)
    })
}
