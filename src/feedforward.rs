//! Section 2: what the network answers, and what its answers cost.
//!
//! ```text
//! a1 = x    z2 = a1·Theta1'    a2 = g(z2)    z3 = a2·Theta2'    a3 = g(z3) = h
//!
//!         1   m   K
//! J  =   ─── Σ   Σ  ( −y ln h − (1 − y) ln(1 − h) )   +   λ/2m · Σ θ²
//!         m  i=1 k=1
//! ```
//!
//! Every output unit answers one question, "is it my digit?", and pays for
//! being wrong. The penalty Σ θ² leaves out column 0, the weights of the bias
//! units: they shift a unit's threshold and cannot make the network wiggle.
//!
//! Source: ex4.pdf, sections 1.3 and 1.4 (`nnCostFunction.m`, part 1).

use ndarray::{Array, Array1, Array2, ArrayRef, ArrayView2, Dimension, Zip};

use crate::network::{Network, bias, weights};

// ANCHOR: signature_sigmoid
/// The logistic function g(z) = 1 / (1 + e^−z) at every entry of `z`.
///
/// Shapes: `z` and the result agree, whatever the number of axes. The result
/// lies in 0..=1 and is right to nearly all of its digits for every finite `z`,
/// however large: e^z where z is far below 0.
///
/// ```
/// use handwritten::feedforward::sigmoid;
/// use ndarray::array;
///
/// assert_eq!(sigmoid(&array![-1000.0, 0.0, 1000.0]), array![0.0, 0.5, 1.0]);
/// ```
#[must_use]
pub fn sigmoid<D: Dimension>(z: &ArrayRef<f64, D>) -> Array<f64, D> {
    // ANCHOR_END: signature_sigmoid
    // ANCHOR: solution_sigmoid
    z.mapv(|z| {
        let e = (-z.abs()).exp(); // at most 1, so it cannot overflow
        if z < 0.0 {
            e / (1.0 + e)
        } else {
            1.0 / (1.0 + e)
        }
    })
    // ANCHOR_END: solution_sigmoid
}

// ANCHOR: signature_one_hot
/// The answers that the output units should give: 1 for the label, else 0.
///
/// Label `k` is column `k − 1`; the course labels the digit 0 as 10, so its
/// target stands in the last column.
///
/// Shapes: m labels in 1..=`num_labels` → m × `num_labels`.
///
/// # Panics
///
/// If a label lies outside 1..=`num_labels`.
///
/// ```
/// use handwritten::feedforward::one_hot;
/// use ndarray::array;
///
/// assert_eq!(one_hot(&array![3, 1], 3), array![[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]);
/// ```
#[must_use]
pub fn one_hot(labels: &Array1<usize>, num_labels: usize) -> Array2<f64> {
    if let Some(label) = labels
        .iter()
        .find(|&&label| !(1..=num_labels).contains(&label))
    {
        panic!("label {label} is outside 1..={num_labels}");
    }
    // ANCHOR_END: signature_one_hot
    // ANCHOR: solution_one_hot
    let mut targets = Array2::zeros((labels.len(), num_labels));
    for (row, &label) in labels.iter().enumerate() {
        targets[[row, label - 1]] = 1.0;
    }
    targets
    // ANCHOR_END: solution_one_hot
}

/// Every layer's values for m examples, under the lecture's names.
///
/// The activations are kept without the bias unit, which is always 1: its
/// weights are added where they are needed instead.
#[derive(Clone, Debug)]
pub struct ForwardPass<'x> {
    /// The input layer: the images themselves, m × inputs.
    pub a1: ArrayView2<'x, f64>,
    /// Weighted input of the hidden layer, m × hidden.
    pub z2: Array2<f64>,
    /// Activation of the hidden layer, g(z2), m × hidden.
    pub a2: Array2<f64>,
    /// Weighted input of the output layer, m × labels.
    pub z3: Array2<f64>,
    /// Activation of the output layer, the hypothesis h = g(z3), m × labels.
    pub a3: Array2<f64>,
}

// ANCHOR: signature_feedforward
/// Runs every row of `x` through the network.
///
/// Shapes: `x` is m × inputs; those of the result stand at [`ForwardPass`].
///
/// # Panics
///
/// If `x` does not have as many columns as the network has inputs.
#[must_use]
pub fn feedforward<'x>(network: &Network, x: &'x Array2<f64>) -> ForwardPass<'x> {
    let inputs = network.architecture().inputs;
    assert_eq!(
        x.ncols(),
        inputs,
        "x is {:?}, the network has {inputs} inputs",
        x.shape()
    );
    // ANCHOR_END: signature_feedforward
    // ANCHOR: solution_feedforward
    let a1 = x.view(); // m × inputs
    // `+` repeats the bias weights for every row: a column of ones in a1,
    // which would copy all of x, is not needed.
    let z2 = a1.dot(&weights(&network.theta1).t()) + bias(&network.theta1); // m × hidden
    let a2 = sigmoid(&z2);
    let z3 = a2.dot(&weights(&network.theta2).t()) + bias(&network.theta2); // m × labels
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
    // ANCHOR_END: solution_feedforward
}

// ANCHOR: signature_cross_entropy
/// What the answers cost, averaged over the examples, without the penalty.
///
/// Finite for finite `z3`, also where h has been rounded to 0 or 1: what a sure
/// and wrong answer costs grows with |z3|, at least up to 30.
///
/// Shapes: `targets` is m × labels, m at least 1, as `pass.a3` is.
///
/// # Panics
///
/// If the shapes disagree.
#[must_use]
pub fn cross_entropy(pass: &ForwardPass, targets: &Array2<f64>) -> f64 {
    assert_eq!(
        pass.a3.dim(),
        targets.dim(),
        "shapes of a3 and of the targets"
    );
    // ANCHOR_END: signature_cross_entropy
    // ANCHOR: solution_cross_entropy
    let m = targets.nrows() as f64;
    let sum = Zip::from(&pass.z3)
        .and(&pass.a3)
        .and(targets)
        .fold(0.0, |sum, &z, &h, &y| {
            // A unit that is sure rounds h to 0 or 1, and ln(0) is −∞. But of h and
            // 1 − h one is at least ½, and they are e^z apart: h = (1 − h)·e^z.
            let ln_larger = h.max(1.0 - h).ln();
            let ln_h = ln_larger + z.min(0.0);
            let ln_1_minus_h = ln_larger - z.max(0.0);
            sum - y * ln_h - (1.0 - y) * ln_1_minus_h
        });
    sum / m
    // ANCHOR_END: solution_cross_entropy
}

// ANCHOR: signature_penalty
/// What large weights cost: λ/2m times the sum of their squares, without those
/// of the bias units.
///
/// `lambda` is at least 0; `m`, the number of examples, at least 1.
#[must_use]
pub fn penalty(network: &Network, lambda: f64, m: usize) -> f64 {
    // ANCHOR_END: signature_penalty
    // ANCHOR: solution_penalty
    let sum_of_squares = |theta| weights(theta).fold(0.0, |sum, w| sum + w * w);
    lambda / (2.0 * m as f64) * (sum_of_squares(&network.theta1) + sum_of_squares(&network.theta2))
    // ANCHOR_END: solution_penalty
}

// ANCHOR: signature_cost
/// The cost J of the network's answers to `x`, the penalty included.
///
/// Shapes: `x` is m × inputs, m at least 1, `targets` m × labels (see [`one_hot`]).
///
/// # Panics
///
/// If the shapes of the network, `x` and `targets` disagree.
#[doc(alias = "nnCostFunction")]
#[must_use]
pub fn cost(network: &Network, x: &Array2<f64>, targets: &Array2<f64>, lambda: f64) -> f64 {
    // ANCHOR_END: signature_cost
    // ANCHOR: solution_cost
    cross_entropy(&feedforward(network, x), targets) + penalty(network, lambda, x.nrows())
    // ANCHOR_END: solution_cost
}
