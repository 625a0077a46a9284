//! What known mistakes make of the conditions under which a step is too far, and a line
//! flat.

use super::{ExpectFlags, Solution};
use crate::mistakes::fmincg::{
    ABSOLUTE_SLOPE, ANY_CLIMB, BOTH_NEEDED, CONSTANTS_SWAPPED, COST_ALONE, COST_TURNED,
    COSTS_TURNED, FLAT_ABSOLUTE, FLAT_BOUND, FLAT_NO_SIG, FLAT_SIGN, FLAT_TOO_LATE, FLAT_TURNED,
    NO_DECREASE, NO_RHO, NO_SIG, ON_THE_BOUND, OPPOSITE, RISE_ALLOWED, SLOPE_ALONE, SLOPE_OF_HERE,
    SLOPE_SIGN, SLOPE_TURNED, STEP_FORGOTTEN,
};

const T: bool = true;
const F: bool = false;

/// Whether only one of the two conditions makes a step too far.
fn one_condition_counts(solution: Solution) -> (bool, bool) {
    let by_cost = (solution.is_too_far)((1.0, -1.0), 2.0, (1.5, 0.0));
    let by_slope = (solution.is_too_far)((1.0, -4.0), 1.0, (0.0, 2.1));
    (by_cost, by_slope)
}

/// Whether a point counts as too far that is neither too high nor climbs: its
/// own slope, −10, would make the bound on the cost 0.8 instead of 0.98.
fn slope_of_here_bounds_the_cost(solution: Solution) -> bool {
    (solution.is_too_far)((1.0, -1.0), 2.0, (0.9, -10.0))
}

/// Whether a step is called too far where it meets both conditions, and not where
/// it misses one, the cost's bound of 0.98 or the slope's of 2.
fn says_the_opposite(solution: Solution) -> bool {
    one_condition_counts(solution) == (F, F) && (solution.is_too_far)((1.0, -4.0), 1.0, (0.0, 0.0))
}

/// Whether a point counts as too far whose cost is low and whose slope is −9, less
/// than SIG·f'(0) = −2: as far as Wolfe and Powell go, that step is too short.
fn a_steep_fall_is_too_far(solution: Solution) -> bool {
    (solution.is_too_far)((1.0, -4.0), 1.0, (0.0, -9.0))
}

/// Whether one does whose cost is low and whose slope is 3, more than its bound
/// of 2.
fn a_steep_climb_is_too_far(solution: Solution) -> bool {
    (solution.is_too_far)((1.0, -4.0), 1.0, (0.0, 3.0))
}

/// Names what mistakes make of steps of 2 that are too far by their costs: 0.9801,
/// 0.9799, 1.5, −3, 1.01, 0.995 and −0.5 with the bound 0.98, and one on its bound.
pub fn known_of_the_costs(expect: ExpectFlags, solution: Solution) -> ExpectFlags {
    let any_lower_is_enough = vec![F, F, T, F, T, F, F, F];
    let without_decrease = any_lower_is_enough.clone();
    let all = |got: &Vec<bool>| got.iter().all(|&too_far| too_far);
    let never = |got: &Vec<bool>| got.iter().all(|&too_far| !too_far);
    expect
        .known_when(&OPPOSITE, move |_| says_the_opposite(solution))
        .known(&ON_THE_BOUND, vec![T, F, T, F, T, T, F, T])
        .known(&STEP_FORGOTTEN, vec![F, F, T, F, T, T, F, F])
        .known_when(&SLOPE_OF_HERE, move |got| {
            *got == any_lower_is_enough && slope_of_here_bounds_the_cost(solution)
        })
        .known(&NO_DECREASE, without_decrease)
        .known(&RISE_ALLOWED, vec![F, F, T, F, F, F, F, F])
        .known(&CONSTANTS_SWAPPED, vec![T, T, T, F, T, T, F, T])
        .known(&NO_RHO, vec![T, T, T, F, T, T, T, T])
        .known(&COST_TURNED, vec![F, T, F, T, F, F, T, F])
        .known(&COSTS_TURNED, vec![T, T, F, T, T, T, T, T])
        .known_when(&SLOPE_TURNED, move |got| {
            all(got) && a_steep_fall_is_too_far(solution) && !a_steep_climb_is_too_far(solution)
        })
        .known_when(&SLOPE_SIGN, move |got| {
            all(got) && a_steep_climb_is_too_far(solution) && !a_steep_fall_is_too_far(solution)
        })
        .known_when(&SLOPE_ALONE, move |got| {
            never(got) && one_condition_counts(solution) == (F, T)
        })
        .known_when(&BOTH_NEEDED, move |got| {
            never(got) && one_condition_counts(solution) == (F, F)
        })
}

/// Names what mistakes make of steps that are too far by their slopes: 2.1, 2, 1.9, −9,
/// −1, 4.1 and 0.03 with the bound 2.
pub fn known_of_the_slopes(expect: ExpectFlags, solution: Solution) -> ExpectFlags {
    let never = |got: &Vec<bool>| got.iter().all(|&too_far| !too_far);
    expect
        .known_when(&OPPOSITE, move |_| says_the_opposite(solution))
        .known(&ON_THE_BOUND, vec![T, T, F, F, F, T, F])
        .known(&SLOPE_SIGN, vec![T, T, T, F, T, T, T])
        .known(&SLOPE_TURNED, vec![F, F, T, T, T, F, T])
        .known(&CONSTANTS_SWAPPED, vec![T, T, T, F, F, T, F])
        .known(&ANY_CLIMB, vec![T, T, T, F, F, T, T])
        .known(&NO_SIG, vec![F, F, F, F, F, T, F])
        .known(&ABSOLUTE_SLOPE, vec![T, F, F, T, F, T, F])
        .known_when(&COST_ALONE, move |got| {
            never(got) && one_condition_counts(solution) == (T, F)
        })
        .known_when(&BOTH_NEEDED, move |got| {
            never(got) && one_condition_counts(solution) == (F, F)
        })
}

/// Names what mistakes make of lines with the slopes −4.1, −2.1, −2, −1.9, 0.5 and 3,
/// and the bound −2.
pub fn known_of_flatness(expect: ExpectFlags) -> ExpectFlags {
    expect
        .known(&FLAT_TURNED, vec![T, T, F, F, F, F])
        .known(&FLAT_SIGN, vec![F, F, F, F, F, T])
        .known(&FLAT_BOUND, vec![F, F, T, T, T, T])
        .known(&FLAT_ABSOLUTE, vec![F, F, F, T, T, F])
        .known(&FLAT_ABSOLUTE, vec![F, F, T, T, T, F]) // with <=
        .known(&FLAT_NO_SIG, vec![F, T, T, T, T, T])
        .known(&FLAT_TOO_LATE, vec![F, F, F, F, T, T])
}
