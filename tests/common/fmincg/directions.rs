//! What known mistakes make of the next direction.

use ndarray::{Array1, array};

use super::{ExpectVector, Solution};
use crate::mistakes::fmincg::{
    BETA_ABSOLUTE, BETA_BY_ENTRY, BETA_CUT, BETA_NOT_DIVIDED, BETA_ON_GRADIENT, BETA_PARENTHESES,
    BETA_SIGN, DIFFERENCE_SQUARED, DIFFERENCE_TIMES_OLD, DIRECTION_FOR_GRADIENT, DIRECTION_TURNED,
    DIVIDED_BY_LENGTH, DIVIDED_BY_NEW, DIVIDED_BY_OLD_NEW, FLETCHER_REEVES, GRADIENTS_SWAPPED,
    HESTENES_STIEFEL, LIU_STOREY, NO_BETA, OLD_AS_DIRECTION, OLD_NEW_ADDED, OLD_NEW_ALONE,
    OLD_SQUARED, OLD_SUBTRACTED, STEEPEST_DESCENT, UPHILL,
};
use crate::value::Value;

/// Names what mistakes make of the direction with β = (26 − 12) / 8 = 1.75, where
/// direction·old = −6 and direction·new = −11.
pub fn known_directions(
    expect: ExpectVector,
    direction: &Array1<f64>,
    old: &Array1<f64>,
    new: &Array1<f64>,
) -> ExpectVector {
    let with_beta = |beta: f64| beta * direction - new;
    let by_entry = |beta: [f64; 2]| array![beta[0], -2.0 * beta[1]] - new;
    let turned = new - 1.75 * direction;
    expect
        .known(&FLETCHER_REEVES, with_beta(26.0 / 8.0))
        .known(&GRADIENTS_SWAPPED, with_beta((8.0 - 12.0) / 26.0))
        .known(&GRADIENTS_SWAPPED, (8.0 - 12.0) / 26.0 * direction - old)
        .known(&DIVIDED_BY_NEW, with_beta(14.0 / 26.0))
        .known(&DIVIDED_BY_OLD_NEW, with_beta(14.0 / 12.0))
        .known(&DIVIDED_BY_LENGTH, with_beta(14.0 / 8_f64.sqrt()))
        .known(&UPHILL, 1.75 * direction + new)
        .known(&STEEPEST_DESCENT, -new)
        .known(&BETA_SIGN, with_beta(-1.75))
        .known(&HESTENES_STIEFEL, with_beta(14.0 / (-11.0 + 6.0)))
        .known(&LIU_STOREY, with_beta(14.0 / 6.0))
        .known(&NO_BETA, with_beta(1.0))
        .known(&OLD_NEW_ALONE, with_beta(12.0 / 8.0))
        .known(&OLD_NEW_ADDED, with_beta((26.0 + 12.0) / 8.0))
        .known(&OLD_SQUARED, with_beta((26.0 - 8.0) / 8.0))
        .known(&DIFFERENCE_SQUARED, with_beta((1.0 + 9.0) / 8.0))
        .known(&DIFFERENCE_TIMES_OLD, with_beta((12.0 - 8.0) / 8.0))
        .known(&BETA_NOT_DIVIDED, with_beta(14.0))
        .known(&BETA_PARENTHESES, with_beta(26.0 - 12.0 / 8.0))
        // new·(new − old) is (−1, 15) by entry, and old·old (4, 4).
        .known(&BETA_BY_ENTRY, by_entry([-1.0 / 4.0, 15.0 / 4.0]))
        .known(&BETA_BY_ENTRY, by_entry([-1.0 / 8.0, 15.0 / 8.0]))
        .known(&BETA_BY_ENTRY, by_entry([1.0 / 4.0, 25.0 / 4.0])) // without old·new too
        .known(&BETA_BY_ENTRY, by_entry([1.0 / 8.0, 25.0 / 8.0]))
        .known(&BETA_ON_GRADIENT, direction - 1.75 * new)
        .known(&BETA_ON_GRADIENT, 1.75 * (direction - new))
        .known(&OLD_AS_DIRECTION, 1.75 * old - new)
        .known(&OLD_SUBTRACTED, 1.75 * direction - old)
        .known(&DIRECTION_TURNED, turned)
        .known(&DIRECTION_FOR_GRADIENT, 1.75 * new - direction)
        .known_together([&BETA_ON_GRADIENT, &UPHILL], direction + 1.75 * new)
}

/// Names what mistakes make of the direction with β = −¼, where they do nothing to a
/// positive β.
pub fn known_of_a_negative_beta(
    expect: ExpectVector,
    direction: &Array1<f64>,
    new: &Array1<f64>,
    solution: Solution,
) -> ExpectVector {
    let positive_is_right = move || (solution.direction_by_hand)().is_like(&array![2.75, -8.5]);
    let cut = -new;
    let absolute = 0.25 * direction - new;
    expect
        .known_when(&BETA_CUT, move |got| {
            got.is_like(&cut) && positive_is_right()
        })
        .known_when(&BETA_ABSOLUTE, move |got| {
            got.is_like(&absolute) && positive_is_right()
        })
}
