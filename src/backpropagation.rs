//! Section 5: the gradient of the cost, by passing errors back.
//!
//! ```text
//! delta3 = a3 − y                              error of the output units
//! delta2 = Theta2'·delta3 ∘ g'(z2)             the hidden units' share in it
//! Theta2_grad = 1/m Σ delta3·[1; a2]'          error times what came in
//! Theta1_grad = 1/m Σ delta2·[1; a1]'
//! and λ/m·θ on top, but for the bias column
//! ```
//!
//! First as the lecture tells it, one example after another in six steps; then
//! for all examples at once, which computes the same numbers, only faster.
//!
//! Source: ex4.pdf, sections 2.3 and 2.5 (`nnCostFunction.m`, parts 2 and 3).

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis, array, concatenate, s};

use crate::feedforward::{ForwardPass, cross_entropy, feedforward, penalty, sigmoid};
use crate::network::{Architecture, Gradient, Network, weights};
use crate::sigmoid_gradient::sigmoid_gradient;

// ANCHOR: signature_accumulate_example
/// Steps 1 to 4: passes one example forward and its error back, and adds
/// what it says about every weight to `gradient`.
///
/// Shapes: `x` has an entry for each input, `y` one for each label (a row of
/// [`one_hot`](crate::feedforward::one_hot)); `gradient` is shaped like the
/// network.
///
/// # Panics
///
/// If the shapes of the network, `x` and `y` disagree.
pub fn accumulate_example(
    gradient: &mut Gradient,
    network: &Network,
    x: &ArrayRef1<f64>,
    y: &ArrayRef1<f64>,
) {
    let Architecture { inputs, labels, .. } = network.architecture();
    assert_eq!((x.len(), y.len()), (inputs, labels), "sizes of x and y");
    // ANCHOR_END: signature_accumulate_example
    // ANCHOR: solution_accumulate_example
    // Step 1: forward, with a bias unit of 1 on top of each layer.
    let a1 = with_bias_unit(x); // 1 + inputs
    let z2 = network.theta1.dot(&a1); // hidden
    let a2 = with_bias_unit(&sigmoid(&z2)); // 1 + hidden
    let a3 = sigmoid(&network.theta2.dot(&a2)); // labels
    // Step 2: the error of each output unit.
    let delta3 = a3 - y; // labels
    // Step 3: the error of each hidden unit. The bias unit has none: nothing
    // comes into it, so its column of Theta2 stays out.
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2); // hidden
    // Step 4: accumulate.
    gradient.theta1_grad += &outer_product(&delta2, &a1);
    gradient.theta2_grad += &outer_product(&delta3, &a2);
    // ANCHOR_END: solution_accumulate_example
}

// ANCHOR: signature_add_penalty_slope
/// Step 6: adds the slope of the penalty, λ/m·θ, to all but the bias column.
///
/// `lambda` is at least 0; `m`, the number of examples, at least 1.
pub fn add_penalty_slope(gradient: &mut Gradient, network: &Network, lambda: f64, m: usize) {
    // ANCHOR_END: signature_add_penalty_slope
    // ANCHOR: solution_add_penalty_slope
    let factor = lambda / m as f64;
    let all_but_bias = s![.., 1..];
    gradient
        .theta1_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &weights(&network.theta1));
    gradient
        .theta2_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &weights(&network.theta2));
    // ANCHOR_END: solution_add_penalty_slope
}

// ANCHOR: signature_backpropagation_loop
/// The gradient of the cost by the lecture's loop over the examples.
///
/// Shapes: `x` is m × inputs, m at least 1, `targets` m × labels.
///
/// # Panics
///
/// If the shapes of the network, `x` and `targets` disagree.
#[must_use]
pub fn backpropagation_loop(
    network: &Network,
    x: &Array2<f64>,
    targets: &Array2<f64>,
    lambda: f64,
) -> Gradient {
    assert_eq!(x.nrows(), targets.nrows(), "rows of x and of the targets");
    let mut gradient = Gradient::zeros(network.architecture());
    // ANCHOR_END: signature_backpropagation_loop
    // ANCHOR: solution_backpropagation_loop
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t); // steps 1 to 4
    }
    // Step 5: the average over the examples.
    let m = x.nrows();
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
    // Step 6: the slope of the penalty.
    add_penalty_slope(&mut gradient, network, lambda, m);
    // ANCHOR_END: solution_backpropagation_loop
    gradient
}

// ANCHOR: signature_backpropagation
/// The gradient of [`cross_entropy`], for all examples at once.
///
/// Shapes: `pass` is what [`feedforward`] made of m examples, `targets` m × labels.
/// All values of the layers are in it: none is computed again.
///
/// # Panics
///
/// If the shapes of the network, `pass` and `targets` disagree.
#[must_use]
pub fn backpropagation(network: &Network, pass: &ForwardPass, targets: &Array2<f64>) -> Gradient {
    assert_eq!(
        pass.a3.dim(),
        targets.dim(),
        "shapes of a3 and of the targets"
    );
    // ANCHOR_END: signature_backpropagation
    // ANCHOR: solution_backpropagation
    let delta3 = &pass.a3 - targets; // m × labels
    // g'(z2) once more, but from a2 = g(z2): the exponentials are paid for.
    let slope = pass.a2.mapv(|a| a * (1.0 - a)); // m × hidden
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope; // m × hidden
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
    // ANCHOR_END: solution_backpropagation
}

// ANCHOR: signature_cost_and_gradient
/// The cost J and its gradient, from one forward pass, by [`backpropagation`]:
/// training asks for them again and again, which the loop is too slow for.
///
/// Shapes: `x` is m × inputs, m at least 1, `targets` m × labels.
///
/// # Panics
///
/// If the shapes of the network, `x` and `targets` disagree.
#[doc(alias = "nnCostFunction")]
#[must_use]
pub fn cost_and_gradient(
    network: &Network,
    x: &Array2<f64>,
    targets: &Array2<f64>,
    lambda: f64,
) -> (f64, Gradient) {
    // ANCHOR_END: signature_cost_and_gradient
    // ANCHOR: solution_cost_and_gradient
    let m = x.nrows();
    let pass = feedforward(network, x);
    let cost = cross_entropy(&pass, targets) + penalty(network, lambda, m);
    let mut gradient = backpropagation(network, &pass, targets);
    add_penalty_slope(&mut gradient, network, lambda, m);
    (cost, gradient)
    // ANCHOR_END: solution_cost_and_gradient
}

/// A layer's activations with its bias unit, which is always 1, on top.
///
/// Shapes: units → 1 + units.
#[must_use]
pub fn with_bias_unit(a: &ArrayRef1<f64>) -> Array1<f64> {
    concatenate![Axis(0), array![1.0], a.view()]
}

/// Every product of an error with an activation: delta·a'.
///
/// Shapes: p and q entries → p × q.
fn outer_product(delta: &Array1<f64>, a: &Array1<f64>) -> Array2<f64> {
    let column = delta.view().insert_axis(Axis(1)); // p × 1
    let row = a.view().insert_axis(Axis(0)); // 1 × q
    column.dot(&row)
}

/// The average over m examples of delta·[1; a]'.
///
/// Shapes: `delta` is m × p, `a` m × q → p × (1 + q).
fn average_outer_product(delta: &Array2<f64>, a: &ArrayRef2<f64>) -> Array2<f64> {
    let mut average = Array2::zeros((delta.ncols(), 1 + a.ncols()));
    average.column_mut(0).assign(&delta.sum_axis(Axis(0))); // the bias unit is 1
    average.slice_mut(s![.., 1..]).assign(&delta.t().dot(a));
    average / delta.nrows() as f64
}
