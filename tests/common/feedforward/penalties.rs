//! The penalty of weights that can be worked out by hand, and what known mistakes make
//! of it.

use given::network::Network;
use ndarray::array;

use crate::expect::Known;
use crate::mistakes::Mistake;
#[allow(clippy::wildcard_imports)] // nearly all of those of `penalty`
use crate::mistakes::feedforward::*;
use crate::networks::stored_by_column;
use crate::value::Value;

/// Squares of 30 in Theta1 and of 15 in Theta2, without the bias columns. What
/// the rows, or the columns, have in common is 2 · (−5 + 1) and 2 · (10 − 3). One lies
/// in memory column by column, as in a network that was loaded, the other row by row.
pub fn weights_by_hand() -> Network {
    Network::new(
        stored_by_column(&array![[10.0, 1.0, -2.0], [20.0, 3.0, 4.0]]),
        array![[40.0, 0.0, 2.0], [50.0, 3.0, -1.0], [30.0, 1.0, 0.0]],
    )
}

/// What known mistakes make of them for five examples at lambda 2, where 9 is right.
pub fn wrong_penalties() -> Vec<Known<f64>> {
    let factor = 2.0 / (2.0 * 5.0); // lambda / 2m
    let (root_1, root_2) = (30_f64.sqrt(), 15_f64.sqrt());
    vec![
        (&BIAS_PENALISED, factor * 5545.0),
        (&LAMBDA_OVER_M, 18.0),
        (&LAMBDA_OVER_2, 45.0),
        (&NO_2M, 90.0),
        (&MEANS, factor * (30.0 / 4.0 + 15.0 / 6.0)),
        (&LAMBDA_TIMES_M, 225.0),
        (&LAMBDA_FORGOTTEN, 4.5),
        (&FIRST_ROW_LEFT_OUT, factor * (425.0 + 3411.0)),
        (&FIRST_ROW_TOO, factor * (25.0 + 11.0)),
        (&LAST_ROW_LEFT_OUT, factor * (5.0 + 14.0)),
        (&BIAS_OF_THETA1_PENALISED, factor * (530.0 + 15.0)),
        (&BIAS_OF_THETA2_PENALISED, factor * (30.0 + 5015.0)),
        // All but the first of each three numbers, where Theta1 lies column by column:
        // 20, 1, −2 and 4. And all but the first two numbers of Theta1 and three of
        // Theta2, which lies row by row: 50, 3, −1, 30, 1 and 0 are left.
        (&IN_ORDER_OF_MEMORY, factor * (421.0 + 15.0)),
        (&IN_ORDER_OF_MEMORY, factor * (30.0 + 3411.0)),
        (&FIRST_ENTRY_LEFT_OUT, factor * (5545.0 - 100.0 - 1600.0)),
        (&FIRST_ENTRY_LEFT_OUT, factor * (5545.0 - 100.0)),
        (&THETA1_ALONE, 6.0),
        (&THETA2_ALONE, 3.0),
        (&NO_PENALTY, 0.0),
        (&PENALTY_SUBTRACTED, -9.0),
        (&NOT_SQUARED, factor * (6.0 + 5.0)),
        (&ABSOLUTE_VALUES, factor * (10.0 + 7.0)),
        // Products of rows, of columns, the sum of each matrix and that of both.
        (&WEIGHTS_CROSSED, factor * (45.0 - 10.0 + 2.0)),
        (&WEIGHTS_CROSSED, factor * (45.0 + 20.0 - 6.0)),
        (&WEIGHTS_CROSSED, factor * (36.0 + 25.0)),
        (&WEIGHTS_CROSSED, factor * 121.0),
        (&ROOT_OF_SQUARES, factor * 45_f64.sqrt()),
        (&ROOT_OF_SQUARES, factor * (root_1 + root_2)),
        (&NORMS_ADDED, factor * (root_1 + root_2).powi(2)),
    ]
}

/// The mistake that makes this of them.
pub fn mistake_that_makes(got: f64) -> Option<&'static Mistake> {
    let mut known = wrong_penalties().into_iter();
    known
        .find(|(_, wrong)| got.is_like(wrong))
        .map(|(mistake, _)| mistake)
}
