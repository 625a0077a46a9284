//! What section 3 should make of weighted inputs, and what known mistakes do.

use ndarray::Array1;

use super::arrays::{all, any, mapped};
use super::expect::{Expect, Known};
#[allow(clippy::wildcard_imports)] // all of the section's mistakes
use super::mistakes::sigmoid_gradient::*;
use super::value::Value;

pub const SLOPE: &str = "sigmoid_gradient::sigmoid_gradient";

/// A sigmoid, a difference and a product, each rounded, of numbers below 1.
pub const FEW_ROUNDINGS: f64 = 4.0 * f64::EPSILON;

/// What the slopes at `z` should be, and what known mistakes make of them.
pub fn expect_slopes(
    what: &str,
    z: &Array1<f64>,
    expected: Array1<f64>,
) -> Expect<'static, Array1<f64>> {
    Expect::of(SLOPE, what, expected)
        .within(FEW_ROUNDINGS)
        .known_each(wrong_slopes(z))
        .known_when(&OVERFLOW, any_is_nan)
}

fn wrong_slopes(z: &Array1<f64>) -> Vec<Known<Array1<f64>>> {
    let of_z = |f: &dyn Fn(f64) -> f64| mapped(z, f);
    let g = of_z(&|z| 1.0 / (1.0 + (-z).exp()));
    let of = |f: &dyn Fn(f64) -> f64| mapped(&g, f);
    vec![
        (&OF_Z, of_z(&|z| z * (1.0 - z))),
        (&AT_G, of(&|g| (-g).exp() / (1.0 + (-g).exp()).powi(2))),
        (&SECOND_FACTOR_MISSING, g.clone()),
        (&FIRST_FACTOR_MISSING, of(&|g| 1.0 - g)),
        (&SQUARED, of(&|g| g * g)),
        (&SQUARED, of(&|g| (1.0 - g) * (1.0 - g))),
        (&OF_TANH, of(&|g| 1.0 - g * g)),
        (&OF_TANH, of_z(&|z| 1.0 - z.tanh() * z.tanh())),
        (&SQUARED_INSIDE, of(&|g| g * (1.0 - g * g))),
        (&ONE_LESS_Z, &g * &(1.0 - z)),
        (&Z_FOR_G, z * &(1.0 - &g)),
        (&AT_2_Z, of_z(&|z| 1.0 / (2.0 * z.cosh()).powi(2))),
        (&ALL_ZERO, Array1::zeros(z.len())),
        (&OF_RELU, of_z(&|z| f64::from(z > 0.0))),
        (&OF_RELU, of_z(&|z| f64::from(z >= 0.0))),
        (&SIGN, of(&|g| g * (g - 1.0))),
    ]
}

pub fn any_is_nan(slopes: &Array1<f64>) -> bool {
    any(slopes, &f64::is_nan)
}

/// Whether slopes, of which the one of index 2 is that at 0, are nearly right in all
/// places, at 0 too, where the digits of e matter as little as those of f32; and not by
/// the same amount.
pub fn is_by_a_step(got: &Array1<f64>, right: &Array1<f64>) -> bool {
    let off = got - right;
    let by_the_same = all(&off, &|o| (o - off[2]).abs() < 0.01 * off[2].abs());
    got.is(right, 0.01) && off[2].abs() > FEW_ROUNDINGS && !by_the_same
}

/// Whether the slopes are what they should be where none is small.
pub fn near_0_is_right(slope: fn(f64) -> f64) -> bool {
    [-(9_f64.ln()), -1.0, 0.0, 0.5, 1.0, 9_f64.ln()]
        .into_iter()
        .all(|z| slope(z).is(&((-z).exp() / (1.0 + (-z).exp()).powi(2)), FEW_ROUNDINGS))
}
