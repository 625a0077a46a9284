//! What section 4 should make of the sizes of a layer and of a generator's draws, and
//! what known mistakes make of them.

use ndarray::{Array2, ShapeBuilder, s};

use super::arrays::{all, any, mapped, matrix};
use super::expect::{Expect, Known};
use super::largest_difference;
#[allow(clippy::wildcard_imports)] // nearly all of the section's mistakes
use super::mistakes::random_init::*;
use super::value::Value;

pub const EPSILON: &str = "random_init::epsilon_init";
pub const WEIGHTS: &str = "random_init::rand_initialize_weights";

/// The function of that name, which is tested.
pub type EpsilonInit = fn(usize, usize) -> f64;

/// The weights that the section gives for a seed.
pub type WeightsOf = fn(u64) -> Array2<f64>;

/// A root, a quotient, a product and a difference, each rounded, of numbers
/// up to 3.
pub const FEW_ROUNDINGS: f64 = 1e-14;

// ---- epsilon ----

/// What `epsilon_init` should give for the sizes of two layers, and what known mistakes
/// do.
pub fn expect_epsilon<'a>(
    (l_in, l_out): (usize, usize),
    expected: f64,
    epsilon_init: EpsilonInit,
) -> Expect<'a, f64> {
    let (units, inputs, outputs) = ((l_in + l_out) as f64, l_in as f64, l_out as f64);
    let root_of = |number: f64| 6_f64.sqrt() / number.sqrt();
    let (root_of_6, root_of_units) = (6_f64.sqrt(), units.sqrt());
    Expect::of(
        EPSILON,
        format!("epsilon for {l_in} and {l_out} units"),
        expected,
    )
    .within(FEW_ROUNDINGS)
    .known(&NO_ROOT, 6.0 / units)
    .known(&ROOT_OF_6_ONLY, 6_f64.sqrt() / units)
    .known(&ROOT_OF_UNITS_ONLY, 6.0 / units.sqrt())
    .known(&ROOTS_ADDED, root_of_6 / (inputs.sqrt() + outputs.sqrt()))
    .known(&ROOTS_ADDED, root_of_6 / inputs.sqrt() + outputs.sqrt())
    .known(&ROOTS_ADDED, root_of(inputs) + root_of(outputs))
    .known(&GLOROT_NORMAL, (2.0 / units).sqrt())
    .known(&BIAS_COUNTED, root_of(units + 1.0))
    .known(&BIAS_COUNTED, root_of(units + 2.0))
    .known(&INPUTS_ALONE, root_of(inputs))
    .known(&OUTPUTS_ALONE, root_of(outputs))
    .known(&UNITS_MULTIPLIED, root_of(inputs * outputs))
    .known(&WHOLE_ROOT, root_of_6 / root_of_units.floor())
    .known(&WHOLE_ROOT, root_of_6.floor() / root_of_units)
    .known(&WHOLE_ROOT, root_of_6.floor() / root_of_units.floor())
    .known_when(&WHOLE_QUOTIENT, move |epsilon| {
        epsilon.is_like(&0.0) && epsilon_init(1, 1) > 0.0
    })
    .known(&ROUNDED_EPSILON, 0.12)
    .known_when(&HE, move |epsilon| {
        epsilon.is_like(&(2.0 / inputs).sqrt()) && epsilon_init(8, 1).is_like(&0.5)
    })
    // No number of f64 is one of f32 by accident, nearly right and yet not right.
    .known_when(&SINGLE_PRECISION_IN_EPSILON, move |&epsilon| {
        epsilon.is(&expected, 1e-6 * expected) && epsilon.is(&in_f32(epsilon), 1e-15)
    })
}

/// What single precision keeps of a number.
#[allow(clippy::cast_possible_truncation)] // so it is meant
fn in_f32(number: f64) -> f64 {
    f64::from(number as f32)
}

// ---- five rows by three columns of weights ----

/// So many draws, one after the other.
pub fn drawn(count: usize, draw: &mut dyn FnMut() -> f64) -> Vec<f64> {
    (0..count).map(|_| draw()).collect()
}

/// Numbers as they are drawn, column by column.
pub fn drawn_by_column(shape: (usize, usize), draw: &mut dyn FnMut() -> f64) -> Array2<f64> {
    Array2::from_shape_simple_fn(shape.f(), draw)
}

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

/// What the section should make of these weights from 2 to 5 units, and what known
/// mistakes do: of 30 draws, of draws of single precision, and for a seed, for which
/// they were drawn.
pub fn expect_weights<'a>(
    what: String,
    draws: &'a [f64],
    of_f32: &Array2<f64>,
    epsilon_init: EpsilonInit,
    (seed, theta_of): (u64, WeightsOf),
) -> Expect<'a, Array2<f64>> {
    let epsilon = epsilon_init(2, 5); // whatever it is: other tests look at it
    let right = move || weights_from(draws, epsilon);
    let within = |epsilon| weights_from(draws, epsilon);
    let beyond = move |theta: &Array2<f64>| any(theta, &|w: f64| w.abs() > epsilon * (1.0 + 1e-9));
    // All of it by one factor, which only rounding blurs: f32 would to seven digits.
    let has_another_width = move |theta: &Array2<f64>| {
        let right = right();
        theta.is(&(theta[[0, 0]] / right[[0, 0]] * right), 1e-12)
    };
    Expect::of(WEIGHTS, what, right())
        .within(FEW_ROUNDINGS)
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

// ---- many weights ----

/// The smallest and the largest weight, as far as they are beyond 1 and −1.
pub fn smallest_and_largest(theta: &Array2<f64>) -> (f64, f64) {
    theta.fold((1.0_f64, -1.0_f64), |(low, high), &w| {
        (low.min(w), high.max(w))
    })
}

/// The mean of the weights, and that of their squares.
pub fn mean_and_mean_square(theta: &Array2<f64>) -> (f64, f64) {
    let mean = |numbers: &Array2<f64>| numbers.mean().expect("at least one weight");
    (mean(theta), mean(&(theta * theta)))
}

/// The first column, if any, of which no weight is farther from 0 than this.
pub fn column_of_zeros(theta: &Array2<f64>, room: f64) -> Option<usize> {
    let is_zero = |column| !any(&theta.column(column), &|w| w.abs() > room);
    (0..theta.ncols()).find(|&column| is_zero(column))
}

/// The first weight, if any, farther from 0 than the largest one allowed.
pub fn first_beyond(theta: &Array2<f64>, largest: f64) -> Option<f64> {
    let allowed = ..=largest;
    let mut weights = theta.iter().copied();
    weights.find(|weight| !allowed.contains(&weight.abs()))
}

/// How far apart the two columns are that are most alike.
pub fn most_alike(a2: &Array2<f64>) -> f64 {
    let mut smallest = f64::INFINITY;
    for i in 0..a2.ncols() {
        for j in 0..i {
            let (one, other) = (a2.column(i), a2.column(j));
            smallest = smallest.min(largest_difference(&one, &other));
        }
    }
    smallest
}
