//! The relative difference of two gradients, by hand and where known mistakes show.

use given::network::Network;
use ndarray::{Array1, array};

use super::Solution;
use crate::expect::Expect;
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::gradient_checking::*;
use crate::networks::check_network;
use crate::value::Value;

/// A difference of (2, 3, −6), of length 7; a sum of (10, 11, 2), of length 15.
pub fn by_hand() -> (Array1<f64>, Array1<f64>) {
    (array![6.0, 7.0, -2.0], array![4.0, 4.0, 4.0])
}

/// Whether lengths are divided, the right ones.
pub fn is_nearly_right_by_hand(solution: Solution) -> bool {
    let (numerical, analytic) = by_hand();
    ((solution.relative_difference)(&numerical, &analytic) - 7.0 / 15.0).abs() < 1e-4
}

/// Names what mistakes make of it, 7 / 15.
pub fn known_by_hand(expect: Expect<'static, f64>, solution: Solution) -> Expect<'static, f64> {
    let (one, other) = (89_f64.sqrt(), 48_f64.sqrt()); // the lengths of the two
    expect
        .known(&NO_ROOTS, 49.0 / 225.0)
        .known(&NO_ROOTS, 7.0 / 225.0)
        .known(&ABSOLUTE_SUMS, 11.0 / 23.0)
        .known(&PLAIN_SUMS, -1.0 / 23.0)
        .known(&PLAIN_SUMS, 1.0 / 23.0)
        .known(&LARGEST_ENTRIES, 6.0 / 11.0)
        .known(&LARGEST_ENTRIES, 3.0 / 11.0) // without −6, which is less than 3
        .known(&ENTRY_MISSING, (45.0_f64 / 125.0).sqrt())
        .known(&ENTRY_MISSING, (13.0_f64 / 221.0).sqrt())
        .known(&ONE_LENGTH, 7.0 / one)
        .known(&ONE_LENGTH, 7.0 / other)
        .known(&SUM_OF_LENGTHS, 7.0 / (one + other))
        .known(&LENGTH_OF_BOTH, 7.0 / 137_f64.sqrt())
        .known(&DIFFERENCE_OF_LENGTHS, (other - one) / (other + one))
        .known(&DIFFERENCE_OF_LENGTHS, (one - other) / (other + one))
        // 2/10, 3/11 and 6/2: their largest, sum, mean, and the length of all.
        .known(&BY_ENTRY, 3.0)
        .known(&BY_ENTRY, 0.2 + 3.0 / 11.0 + 3.0)
        .known(&BY_ENTRY, (0.2 + 3.0 / 11.0 + 3.0) / 3.0)
        .known(&BY_ENTRY, (0.04_f64 + 9.0 / 121.0 + 9.0).sqrt())
        .known(&UPSIDE_DOWN, 15.0 / 7.0)
        .known(&UNDIVIDED, 7.0)
        // Seven digits, and then those of a number of single precision.
        .known_when(&CANCELS, |got| got.is(&f64::from(7.0_f32 / 15.0), 0.0))
        .known_when(&FLOOR, move |_| {
            is_nearly_right_by_hand(solution) && is_a_floor(of_small_gradients(solution))
        })
}

/// How far 10⁻³⁰ and 3·10⁻³⁰ are apart.
fn of_small_gradients(solution: Solution) -> f64 {
    (solution.relative_difference)(&array![1e-30], &array![3e-30])
}

/// Whether their difference, 2·10⁻³⁰, was divided by more than their sum: by which it
/// would be ½.
pub fn is_a_floor(difference: f64) -> bool {
    0.0 < difference && difference < 0.49
}

/// Whether of two that are 5·10⁻⁷ apart fewer than eight digits are right.
pub fn cancels(solution: Solution) -> bool {
    let (gradient, off) = (array![0.1, 0.2, 0.7], 1e-6);
    let right = off / (2.0 + off);
    let got = (solution.relative_difference)(&gradient, &(&gradient * (1.0 + off)));
    let is_off = (got - right).abs() > 1e-8 * right;
    is_off && is_nearly_right_by_hand(solution)
}

/// A wrong gradient by name, and what is done to the right one.
pub type WrongGradient = (&'static str, fn(&Array1<f64>) -> Array1<f64>);

/// The check's network is 3-5-3: Theta1 unrolls to 0..20, its bias column to
/// 0..5; Theta2 to 20..38, its bias column to 20..23.
pub fn wrong_gradients() -> [WrongGradient; 6] {
    [
        ("the sign", |g| -g),
        ("no 1/m", |g| g * 5.0),
        ("the bias slopes left at 0", |g| {
            let bias = |index| index < 5 || (20..23).contains(&index);
            g.iter()
                .enumerate()
                .map(|(index, &slope)| if bias(index) { 0.0 } else { slope })
                .collect()
        }),
        ("Theta1 four times too long", |g| {
            let factor = |index| if index < 20 { 4.0 } else { 1.0 };
            g.iter()
                .enumerate()
                .map(|(index, &slope)| factor(index) * slope)
                .collect()
        }),
        ("unrolled row by row", |g| {
            let network = Network::roll(g, check_network().architecture());
            let by_row = network.theta1.iter().chain(&network.theta2);
            by_row.copied().collect()
        }),
        ("one slope off by a millionth of itself", |g| {
            let mut g = g.clone();
            g[20] *= 1.0 + 1e-6;
            g
        }),
    ]
}
