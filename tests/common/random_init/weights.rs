//! The weights from 2 to 5 units: five rows by three columns.

use ndarray::{Array2, s};

use super::{EpsilonInit, in_f32};
use crate::arrays::{all, any, mapped, matrix};
use crate::expect::{Expect, Known};
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::random_init::*;
use crate::value::Value;

/// The weights that the section gives for a seed.
pub type WeightsOf = fn(u64) -> Array2<f64>;

/// A place in the list of the draws for every row and column.
type Place = fn(usize, usize) -> usize;

/// The weights of draws that stand in these places.
fn filled(draws: &[f64], place: Place, weight: &dyn Fn(f64) -> f64) -> Array2<f64> {
    matrix(5, 3, &|row, column| weight(draws[place(row, column)]))
}

fn by_column(row: usize, column: usize) -> usize {
    5 * column + row
}

/// The weights from 2 to 5 units, 2·epsilon·u − epsilon of draws u.
pub fn weights_from(draws: &[f64], epsilon: f64) -> Array2<f64> {
    filled(draws, by_column, &|u| 2.0 * epsilon * u - epsilon)
}

/// Names what mistakes make of the weights from 2 to 5 units: of 30 draws, of draws of
/// single precision, and for the seed for which both were drawn.
pub fn known_weights<'a>(
    expect: Expect<'a, Array2<f64>>,
    draws: &'a [f64],
    of_f32: &Array2<f64>,
    (seed, theta_of): (u64, WeightsOf),
    epsilon_init: EpsilonInit,
) -> Expect<'a, Array2<f64>> {
    let epsilon = epsilon_init(2, 5);
    let right = move || weights_from(draws, epsilon);
    let within = |epsilon| weights_from(draws, epsilon);
    let beyond = move |theta: &Array2<f64>| any(theta, &|w: f64| w.abs() > epsilon * (1.0 + 1e-9));
    // All of it by one factor, which only rounding blurs: f32 would to seven digits.
    let has_another_width = move |theta: &Array2<f64>| {
        let right = right();
        theta.is(&(theta[[0, 0]] / right[[0, 0]] * right), 1e-12)
    };
    expect
        .known_when(&ZEROS, |theta| all(theta, &|w| w.is(&theta[[0, 0]], 0.0)))
        .known_each(wrongly_ordered(draws, epsilon))
        .known_each(wrongly_scaled(draws, epsilon))
        .known(&EPSILON_WITH_BIAS, within(epsilon_init(3, 5)))
        .known(&EPSILON_WITH_BIAS, within(epsilon_init(2, 6)))
        .known(&EPSILON_WITH_BIAS, within(epsilon_init(3, 6)))
        .known_each(wrongly_drawn(draws, epsilon))
        // The same for another seed, or something else for the same one.
        .known_when(&OWN_GENERATOR, move |theta| {
            *theta == theta_of(99) || *theta != theta_of(seed)
        })
        .known(
            &SINGLE_PRECISION,
            mapped(of_f32, &|u| 2.0 * epsilon * u - epsilon),
        )
        .known_when(&SINGLE_PRECISION, move |theta| {
            theta.is_like(&right()) && are_of_f32(theta, epsilon)
        })
        .known_when(&TOO_FEW_DRAWS, two_equal)
        .known_when(&NORMAL, move |theta| {
            beyond(theta) && !has_another_width(theta)
        })
        .known_when(&ANOTHER_WIDTH, has_another_width)
}

fn wrongly_ordered(draws: &[f64], epsilon: f64) -> Vec<Known<Array2<f64>>> {
    let in_order = |place| filled(draws, place, &|u| 2.0 * epsilon * u - epsilon);
    let right = || in_order(by_column);
    let zero_beyond = |rows: usize, columns: usize, mut theta: Array2<f64>| {
        theta.slice_mut(s![rows.., ..]).fill(0.0);
        theta.slice_mut(s![.., columns..]).fill(0.0);
        theta
    };
    let without_bias = |mut theta: Array2<f64>| {
        theta.column_mut(0).fill(0.0);
        theta
    };
    let bias_last: Place = |row, column| (5 * column + 10) % 15 + row;
    vec![
        (&NO_BIAS_COLUMN, right().slice(s![.., ..2]).to_owned()),
        (&DRAWN_BY_ROW, in_order(|row, column| 3 * row + column)),
        (&BIAS_DRAWN_LAST, in_order(bias_last)),
        (
            &LAST_COLUMN_FIRST,
            in_order(|row, column| 5 * (2 - column) + row),
        ),
        (
            &LAST_COLUMN_FIRST,
            in_order(|row, column| 5 * column + 4 - row),
        ),
        (&ENDED_EARLY, zero_beyond(5, 1, right())),
        (&ENDED_EARLY, zero_beyond(1, 1, right())),
        (
            &ENDED_EARLY,
            zero_beyond(1, 3, in_order(|_, column| column)),
        ),
        (&BIAS_ZERO, without_bias(right())),
        (&BIAS_ZERO, without_bias(in_order(bias_last))),
    ]
}

fn wrongly_scaled(draws: &[f64], epsilon: f64) -> Vec<Known<Array2<f64>>> {
    let scaled = |weight: &dyn Fn(f64) -> f64| filled(draws, by_column, weight);
    vec![
        (&EPSILON_NOT_SUBTRACTED, scaled(&|u| 2.0 * epsilon * u)),
        (&EPSILON_TIMES_U, scaled(&|u| epsilon * u)),
        (&FACTOR_2_MISSING, scaled(&|u| epsilon * u - epsilon)),
        (&HALF_AS_WIDE, scaled(&|u| epsilon * u - epsilon / 2.0)),
        (&NOT_SCALED, scaled(&|u| 2.0 * u - 1.0)),
    ]
}

fn wrongly_drawn(draws: &[f64], epsilon: f64) -> Vec<Known<Array2<f64>>> {
    let right = |u| 2.0 * epsilon * u - epsilon;
    let every_other: [Place; 2] = [
        |row, column| 2 * (5 * column + row),
        |row, column| 2 * (5 * column + row) + 1,
    ];
    vec![
        (
            &SIGN,
            filled(draws, by_column, &|u| epsilon - 2.0 * epsilon * u),
        ),
        (
            &COURSE_EPSILON,
            filled(draws, by_column, &|u| 0.24 * u - 0.12),
        ),
        (&DRAW_WASTED, filled(draws, every_other[0], &right)),
        (&DRAW_WASTED, filled(draws, every_other[1], &right)),
    ]
}

/// Whether two of the weights are the same number.
fn two_equal(theta: &Array2<f64>) -> bool {
    let numbers: Vec<_> = theta.iter().collect();
    (1..numbers.len()).any(|i| numbers[..i].contains(&numbers[i]))
}

/// Whether weights that are nearly right, or the draws of which they were made, are
/// all numbers of single precision: no 15 numbers are by accident.
fn are_of_f32(theta: &Array2<f64>, epsilon: f64) -> bool {
    let is_widened = |number: f64, room: f64| (in_f32(number) - number).abs() <= room;
    let draw = |weight: f64| (weight + epsilon) / (2.0 * epsilon);
    all(theta, &|weight| is_widened(weight, 0.0))
        || all(theta, &|weight| is_widened(draw(weight), 1e-15))
}
