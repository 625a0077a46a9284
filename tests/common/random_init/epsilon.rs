//! The width of the interval, by the sizes of two layers.

use super::{EPSILON, EpsilonInit, FEW_ROUNDINGS, in_f32};
use crate::expect::Expect;
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::random_init::*;
use crate::value::Value;

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
