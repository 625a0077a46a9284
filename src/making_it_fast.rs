//! Section 11, optional: the same numbers in less time, step by step.
//!
//! Each function here computes what
//! [`cost_and_gradient`] computes, in another order. `cargo bench --bench steps`
//! times them beside the loop over the examples and beside
//! [`faster`](crate::faster), where the story ends.
//!
//! Sums over the examples can be taken block by block of rows and added up:
//!
//! ```text
//!          x                 cost, gradient
//!   rows 0..250    ─▶  summed over these rows ─┐
//!   rows 250..500  ─▶  summed over these rows ─┼─▶  sum / m + penalty
//!   rows 500..750  ─▶  summed over these rows ─┘
//! ```
//!
//! [`cost_and_gradient`]: crate::backpropagation::cost_and_gradient

use std::thread;

use ndarray::{Array2, ArrayView2, Axis, concatenate, s};

use crate::backpropagation::{add_penalty_slope, backpropagation};
use crate::feedforward::{cross_entropy, feedforward, penalty, sigmoid};
use crate::network::{Gradient, Network};

// ANCHOR: signature_with_ones_glued_on
/// Cost and gradient as the formulas are often typed: with a column of ones
/// glued on, and a new matrix for every step. What the others are compared with.
///
/// Shapes: `x` is m × inputs, m at least 1, `targets` m × labels. The cost is
/// infinite or NaN where an answer is rounded to 0 or 1.
///
/// # Panics
///
/// If the shapes of the network, `x` and `targets` disagree.
#[must_use]
pub fn with_ones_glued_on(
    network: &Network,
    x: &Array2<f64>,
    targets: &Array2<f64>,
    lambda: f64,
) -> (f64, Gradient) {
    // ANCHOR_END: signature_with_ones_glued_on
    // ANCHOR: solution_with_ones_glued_on
    let glued = |a: &Array2<f64>| concatenate![Axis(1), Array2::ones((a.nrows(), 1)), *a];
    let (a1, m) = (glued(x), x.nrows() as f64); // all of X is copied
    let a2 = glued(&sigmoid(&a1.dot(&network.theta1.t())));
    let a3 = sigmoid(&a2.dot(&network.theta2.t()));
    let answers = targets * a3.ln() + (1.0 - targets) * (1.0 - &a3).ln();
    let cost = penalty(network, lambda, x.nrows()) - answers.sum() / m;
    let delta3 = a3 - targets;
    let delta2 = delta3.dot(&network.theta2) * &a2 * (1.0 - &a2);
    let mut slopes = Gradient {
        // The bias unit has no error.
        theta1_grad: delta2.slice(s![.., 1..]).t().dot(&a1) / m,
        theta2_grad: delta3.t().dot(&a2) / m,
    };
    add_penalty_slope(&mut slopes, network, lambda, x.nrows());
    (cost, slopes)
    // ANCHOR_END: solution_with_ones_glued_on
}

// ANCHOR: signature_sum_over_rows
/// Cost and gradient summed, not averaged, over some examples, without the
/// penalty.
///
/// Shapes: `x` is rows × inputs, rows at least 1, `targets` rows × labels.
///
/// # Panics
///
/// If the shapes of the network, `x` and `targets` disagree.
#[must_use]
pub fn sum_over_rows(
    network: &Network,
    x: &ArrayView2<f64>,
    targets: &ArrayView2<f64>,
) -> (f64, Gradient) {
    // ANCHOR_END: signature_sum_over_rows
    // ANCHOR: solution_sum_over_rows
    let rows = x.nrows() as f64;
    // A copy, but a small one: it stays in the cache for both passes.
    let (block, answers) = (x.to_owned(), targets.to_owned());
    let pass = feedforward(network, &block);
    let mut gradient = backpropagation(network, &pass, &answers);
    gradient.theta1_grad *= rows; // sections 2 and 5 average
    gradient.theta2_grad *= rows;
    (rows * cross_entropy(&pass, &answers), gradient)
    // ANCHOR_END: solution_sum_over_rows
}

// ANCHOR: signature_in_row_blocks
/// The cost J and its gradient, from sums over blocks of `rows` examples.
///
/// Shapes: `x` is m × inputs, m at least 1, `targets` m × labels. The last block
/// has what is left over.
///
/// # Panics
///
/// If the shapes of the network, `x` and `targets` disagree, or if `rows` is 0.
#[must_use]
pub fn in_row_blocks(
    network: &Network,
    x: &Array2<f64>,
    targets: &Array2<f64>,
    lambda: f64,
    rows: usize,
) -> (f64, Gradient) {
    assert_eq!(x.nrows(), targets.nrows(), "rows of x and of the targets");
    assert!(rows > 0, "blocks of 0 rows");
    // ANCHOR_END: signature_in_row_blocks
    // ANCHOR: solution_in_row_blocks
    let blocks = x.axis_chunks_iter(Axis(0), rows);
    let sums = blocks
        .zip(targets.axis_chunks_iter(Axis(0), rows))
        .map(|(x, targets)| sum_over_rows(network, &x, &targets));
    average(network, sums, lambda, x.nrows())
    // ANCHOR_END: solution_in_row_blocks
}

// ANCHOR: signature_average
/// Adds up the sums over the blocks in their order, divides by `m`, the number
/// of examples in all, and adds the penalty and its slope.
#[must_use]
pub fn average(
    network: &Network,
    sums: impl IntoIterator<Item = (f64, Gradient)>,
    lambda: f64,
    m: usize,
) -> (f64, Gradient) {
    let mut total = 0.0;
    let mut gradient = Gradient::zeros(network.architecture());
    // ANCHOR_END: signature_average
    // ANCHOR: solution_average
    for (cost, terms) in sums {
        total += cost;
        gradient.theta1_grad += &terms.theta1_grad;
        gradient.theta2_grad += &terms.theta2_grad;
    }
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
    add_penalty_slope(&mut gradient, network, lambda, m);
    (total / m as f64 + penalty(network, lambda, m), gradient)
    // ANCHOR_END: solution_average
}

// ANCHOR: signature_on_threads
/// As [`in_row_blocks`], with a thread for each block.
///
/// The result is the same to the last bit: the threads may finish in any order,
/// but their sums are added in the order of the rows.
///
/// # Panics
///
/// As [`in_row_blocks`].
#[must_use]
pub fn on_threads(
    network: &Network,
    x: &Array2<f64>,
    targets: &Array2<f64>,
    lambda: f64,
    rows: usize,
) -> (f64, Gradient) {
    assert_eq!(x.nrows(), targets.nrows(), "rows of x and of the targets");
    assert!(rows > 0, "blocks of 0 rows");
    // ANCHOR_END: signature_on_threads
    // ANCHOR: solution_on_threads
    let sums: Vec<(f64, Gradient)> = thread::scope(|scope| {
        let blocks = x.axis_chunks_iter(Axis(0), rows);
        // All must be started before the first is waited for.
        let threads: Vec<_> = blocks
            .zip(targets.axis_chunks_iter(Axis(0), rows))
            .map(|(x, targets)| scope.spawn(move || sum_over_rows(network, &x, &targets)))
            .collect();
        let results = threads.into_iter().map(thread::ScopedJoinHandle::join);
        results
            .map(|sums| sums.expect("the shapes agree"))
            .collect()
    });
    average(network, sums, lambda, x.nrows())
    // ANCHOR_END: solution_on_threads
}
