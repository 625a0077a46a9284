//! The example with two unlike hidden units, 4-2-3, whose slopes come on top of a
//! gradient that is not 0.

use given::network::Gradient;
use ndarray::Array2;

use super::sorted;
use crate::arrays::matrix;
use crate::expect::Expect;
use crate::mistakes::Mistake;
use crate::mistakes::backpropagation::{
    ANOTHER_ORDER, ONE_OUTPUT_ALONE, SLOPE_IN_SUM, SLOPE_OF_ANOTHER,
};
use crate::networks::column_by_column;
use crate::value::Value;

/// The activations of its inputs, the bias unit's on top.
pub const A1: [f64; 5] = [1.0, 2.0, 3.0, 5.0, 7.0];

/// A gradient of tens, of which every entry is another number.
pub fn tens() -> Gradient {
    let tens = |shape| column_by_column(shape, &|i| 10.0 * i);
    Gradient {
        theta1_grad: tens((2, 5)),
        theta2_grad: tens((3, 3)),
    }
}

/// The slopes along the weights that lead to these errors: on top of `before`, each
/// error times each activation.
pub fn slopes_of(before: &Array2<f64>, errors: &[f64], activations: &[f64]) -> Array2<f64> {
    let (rows, columns) = before.dim();
    matrix(rows, columns, &|row, column| {
        before[[row, column]] + errors[row] * activations[column]
    })
}

type ExpectSlopes = Expect<'static, Array2<f64>>;

/// Names it where what came on top of `before` is right but for its order.
pub fn known_in_another_order(
    expect: ExpectSlopes,
    right: &Array2<f64>,
    before: &Array2<f64>,
) -> ExpectSlopes {
    let before = before.clone();
    let added = move |slopes: &Array2<f64>| sorted(&(slopes - &before).into_iter().collect());
    let right = added(right);
    expect.known_when(&ANOTHER_ORDER, move |got| added(got).is_like(&right))
}

/// Names what mistakes make of the hidden errors, −4·¼ and 16·3/16, in Theta1's slopes.
pub fn known_errors(expect: ExpectSlopes, before: &Array2<f64>) -> ExpectSlopes {
    let wrong_errors = wrong_errors().into_iter();
    wrong_errors.fold(expect, |expect, (mistake, delta2)| {
        expect.known(mistake, slopes_of(before, &delta2, &A1))
    })
}

fn wrong_errors() -> Vec<(&'static Mistake, [f64; 2])> {
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
