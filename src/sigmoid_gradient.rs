//! Section 3: the slope of the activation function.
//!
//! ```text
//! g(z)  = 1 / (1 + e^−z)
//! g'(z) = g(z) · (1 − g(z))
//! ```
//!
//! Backpropagation multiplies each hidden unit's error by this slope, so the
//! slope comes first. It is highest at z = 0, where it is ¼, and falls to 0 on
//! both sides: a unit that is sure of its answer hardly learns.
//!
//! Source: ex4.pdf, section 2.1 (`sigmoidGradient.m`).

use ndarray::{Array, ArrayRef, Dimension};

use crate::feedforward::sigmoid;

// ANCHOR: signature_sigmoid_gradient
/// The slope g'(z) of the logistic function at every entry of `z`.
///
/// Shapes: `z` and the result agree, whatever the number of axes. The result
/// lies in 0..=0.25.
///
/// ```
/// use handwritten::sigmoid_gradient::sigmoid_gradient;
/// use ndarray::array;
///
/// assert_eq!(sigmoid_gradient(&array![0.0]), array![0.25]);
/// ```
#[doc(alias = "sigmoidGradient")]
#[must_use]
pub fn sigmoid_gradient<D: Dimension>(z: &ArrayRef<f64, D>) -> Array<f64, D> {
    // ANCHOR_END: signature_sigmoid_gradient
    // ANCHOR: solution_sigmoid_gradient
    let g = sigmoid(z);
    // e^−z / (1 + e^−z)² is the same slope, but ∞/∞ for z below −709.
    g.mapv_into(|g| g * (1.0 - g))
    // ANCHOR_END: solution_sigmoid_gradient
}
