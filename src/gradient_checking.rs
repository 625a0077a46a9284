//! Section 6: is the gradient right?
//!
//! ```text
//! ∂J        J(θ + ε·e_i) − J(θ − ε·e_i)
//! ────  ≈  ─────────────────────────────       ε = 10⁻⁴
//! ∂θ_i                 2·ε
//!
//! relative difference = ‖numerical − analytic‖ / ‖numerical + analytic‖
//! ```
//!
//! Nudge one weight up and down and see how the cost moves: slow, but too
//! simple to be wrong. Backpropagation that disagrees with it is wrong, however
//! well it trains: several wrong gradients reach 95 %.
//!
//! Source: ex4.pdf, section 2.4 (`computeNumericalGradient.m`,
//! `checkNNGradients.m`, `debugInitializeWeights.m`).

use ndarray::{Array1, Array2, ShapeBuilder};
use rand::{Rng, seq::index::sample};

use crate::backpropagation::cost_and_gradient;
use crate::feedforward::{cost, one_hot};
use crate::gradient_report::{CheckedParameter, GradientReport};
use crate::network::{Architecture, Network};

/// Half the distance between the two costs of a central difference. Larger
/// steps see the curvature of the cost, smaller ones its rounding.
pub const EPSILON: f64 = 1e-4;

// ANCHOR: signature_central_difference
/// The slope of `cost` along the parameter at `index`: the cost [`EPSILON`]
/// above it, less the cost [`EPSILON`] below it, divided by the distance of the
/// two.
///
/// ```
/// use handwritten::gradient_checking::central_difference;
/// use ndarray::array;
///
/// let mut square = |params: &ndarray::Array1<f64>| params[0] * params[0];
/// let slope = central_difference(&mut square, &array![3.0], 0);
/// assert!((slope - 6.0).abs() < 1e-9);
/// ```
///
/// # Panics
///
/// If `params` has no entry `index`.
pub fn central_difference(
    cost: &mut impl FnMut(&Array1<f64>) -> f64,
    params: &Array1<f64>,
    index: usize,
) -> f64 {
    // ANCHOR_END: signature_central_difference
    // ANCHOR: solution_central_difference
    let mut nudged = params.clone();
    nudged[index] = params[index] + EPSILON;
    let above = cost(&nudged);
    nudged[index] = params[index] - EPSILON;
    let below = cost(&nudged);
    (above - below) / (2.0 * EPSILON)
    // ANCHOR_END: solution_central_difference
}

// ANCHOR: signature_numerical_gradient
/// The slope of `cost` along every parameter, by [`central_difference`].
///
/// Shapes: the result has as many entries as `params`.
#[doc(alias = "computeNumericalGradient")]
pub fn numerical_gradient(
    mut cost: impl FnMut(&Array1<f64>) -> f64,
    params: &Array1<f64>,
) -> Array1<f64> {
    // ANCHOR_END: signature_numerical_gradient
    // ANCHOR: solution_numerical_gradient
    (0..params.len())
        .map(|index| central_difference(&mut cost, params, index))
        .collect()
    // ANCHOR_END: solution_numerical_gradient
}

// ANCHOR: signature_relative_difference
/// How far two gradients are apart: ‖numerical − analytic‖ / ‖numerical + analytic‖.
///
/// 0 when they are equal, however small; two gradients of nothing but zeros are
/// equal. Infinite when one is the other with the opposite sign, and not a number
/// when a slope is none: both mean that something is wrong.
///
/// # Panics
///
/// If they have different lengths.
#[must_use]
pub fn relative_difference(numerical: &Array1<f64>, analytic: &Array1<f64>) -> f64 {
    assert_eq!(
        numerical.len(),
        analytic.len(),
        "lengths of the two gradients"
    );
    if numerical == analytic {
        return 0.0;
    }
    // ANCHOR_END: signature_relative_difference
    // ANCHOR: solution_relative_difference
    let norm = |v: Array1<f64>| v.dot(&v).sqrt();
    norm(numerical - analytic) / norm(numerical + analytic)
    // ANCHOR_END: solution_relative_difference
}

// ANCHOR: signature_check_random_parameters
/// Checks `count` different parameters, drawn at random, of a network that has
/// too many to check them all, and says for each what both gradients are: its
/// `index`, the `analytic` slope and the `numerical` one are the fields of a
/// [`CheckedParameter`].
///
/// Every one of them should [agree](CheckedParameter::agrees). They may come in
/// any order. Only theirs are measured, with two costs each: all 10,285 slopes of
/// the lecture's network would take minutes.
///
/// Shapes: `gradient` is the analytic gradient at `params`, of the same length.
///
/// # Panics
///
/// If `count` is larger than the number of parameters, or `gradient` does not
/// have as many entries as `params`.
pub fn check_random_parameters(
    mut cost: impl FnMut(&Array1<f64>) -> f64,
    params: &Array1<f64>,
    gradient: &Array1<f64>,
    count: usize,
    rng: &mut impl Rng,
) -> Vec<CheckedParameter> {
    assert_eq!(
        params.len(),
        gradient.len(),
        "lengths of the parameters and of the gradient"
    );
    let indices = sample(rng, params.len(), count);
    // ANCHOR_END: signature_check_random_parameters
    // ANCHOR: solution_check_random_parameters
    let check = |index| CheckedParameter {
        index,
        analytic: gradient[index],
        numerical: central_difference(&mut cost, params, index),
    };
    indices.iter().map(check).collect()
    // ANCHOR_END: solution_check_random_parameters
}

/// Compares backpropagation with [`numerical_gradient`] on a network so small
/// that every weight can be nudged: 3-5-3 with five examples and the course's
/// [`debug_weights`].
#[doc(alias = "checkNNGradients")]
#[must_use]
pub fn check_small_network(lambda: f64) -> GradientReport {
    let architecture = Architecture {
        inputs: 3,
        hidden: 5,
        labels: 3,
    };
    let network = debug_network(architecture);
    let x = debug_weights((5, 3));
    let targets = one_hot(&debug_labels(), architecture.labels);

    let (_, gradient) = cost_and_gradient(&network, &x, &targets, lambda);
    let cost_at =
        |params: &Array1<f64>| cost(&Network::roll(params, architecture), &x, &targets, lambda);
    let numerical = numerical_gradient(cost_at, &network.unroll());
    let relative_difference = relative_difference(&numerical, &gradient.unroll());
    GradientReport::new(
        architecture,
        relative_difference,
        &gradient.unroll(),
        &numerical,
    )
}

/// The labels of the five examples of [`check_small_network`]: 2, 3, 1, 2, 3.
#[must_use]
pub fn debug_labels() -> Array1<usize> {
    (1..=5).map(|i| 1 + i % 3).collect()
}

/// A network of [`debug_weights`].
#[must_use]
pub fn debug_network(architecture: Architecture) -> Network {
    Network::new(
        debug_weights(architecture.theta1_shape()),
        debug_weights(architecture.theta2_shape()),
    )
}

/// Numbers that look random and are the same everywhere: sin(1)/10, sin(2)/10,
/// …, column by column.
#[doc(alias = "debugInitializeWeights")]
#[must_use]
pub fn debug_weights(shape: (usize, usize)) -> Array2<f64> {
    let mut i = 0.0_f64;
    Array2::from_shape_simple_fn(shape.f(), || {
        i += 1.0;
        i.sin() / 10.0
    })
}
