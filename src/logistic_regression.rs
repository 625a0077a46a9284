//! Section 9, optional: the network without its hidden layer.
//!
//! ```text
//! z = θ₀ + x·w        h = g(z)        θ = [θ₀; w], one number for each pixel and a bias
//!
//!         1   m
//! J  =   ─── Σ  ( −y ln h − (1 − y) ln(1 − h) )   +   λ/2m · Σ w²
//!         m  i=1
//!
//! ∂J/∂θ₀ = 1/m · Σ (h − y)        ∂J/∂w = 1/m · x'·(h − y) + λ/m · w
//! ```
//!
//! Ten classifiers, one for each digit, each of which answers "is it mine?"
//! from the pixels themselves: *one-vs-all* logistic regression. What it reads
//! without a hidden layer is what a hidden layer has to beat.
//!
//! Source: ex3.pdf, sections 1.3 and 1.4 (`lrCostFunction.m`, `oneVsAll.m`,
//! `predictOneVsAll.m`), the course's exercise before this one.

use std::ops::ControlFlow;

use ndarray::{Array1, Array2, ArrayRef1, ArrayView1, Zip, s};

use crate::feedforward::{one_hot, sigmoid};
use crate::fmincg::{Progress, fmincg};
use crate::prediction::label_of_largest;

/// The lecture's penalty for the classifiers.
pub const LAMBDA: f64 = 0.1;

/// The lecture's iterations for each classifier.
pub const ITERATIONS: usize = 50;

// ANCHOR: signature_weighted_sums
/// What a classifier adds up for every row of `x`: θ₀ + x·w.
///
/// Shapes: `theta` has 1 + n entries, the bias first; `x` is m × n; the result
/// has m entries.
///
/// # Panics
///
/// If `theta` does not have one entry more than `x` has columns.
#[must_use]
pub fn weighted_sums(theta: &ArrayRef1<f64>, x: &Array2<f64>) -> Array1<f64> {
    assert_eq!(
        theta.len(),
        1 + x.ncols(),
        "entries of theta: a bias and one for each column of x"
    );
    // ANCHOR_END: signature_weighted_sums
    // ANCHOR: solution_weighted_sums
    // The sum x·w pixel by pixel. As `x.dot(&w)` it would be the same, but go
    // along the rows of x, which is stored column by column: several times slower.
    let mut z = Array1::from_elem(x.nrows(), theta[0]);
    for (pixel, &w) in x.columns().into_iter().zip(weights(theta)) {
        z.scaled_add(w, &pixel);
    }
    z
    // ANCHOR_END: solution_weighted_sums
}

// ANCHOR: signature_logistic_cost
/// What the answers h = g(z) cost, averaged over the examples, without the
/// penalty.
///
/// Finite for every finite `z`, also where h is rounded to 0 or 1: ln h is
/// −ln(1 + e^−z), and ln(1 − h) is −ln(1 + e^z).
///
/// Shapes: `z` and `answers` have m entries, m at least 1; an answer is 1 for
/// the classifier's own digit, else 0.
///
/// # Panics
///
/// If the lengths differ.
#[must_use]
pub fn logistic_cost(z: &Array1<f64>, answers: &ArrayRef1<f64>) -> f64 {
    assert_eq!(z.len(), answers.len(), "sums and answers");
    // ANCHOR_END: signature_logistic_cost
    // ANCHOR: solution_logistic_cost
    let sum = Zip::from(z).and(answers).fold(0.0, |sum, &z, &y| {
        // −y ln h − (1 − y) ln(1 − h) = ln(1 + e^z) − y·z, and of e^z and
        // e^−z one does not overflow: ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|).
        sum + z.max(0.0) + (-z.abs()).exp().ln_1p() - y * z
    });
    sum / z.len() as f64
    // ANCHOR_END: solution_logistic_cost
}

// ANCHOR: signature_logistic_cost_and_gradient
/// The cost J of one classifier, the penalty included, and its gradient.
///
/// Shapes: `theta` and the gradient have 1 + n entries, the bias first; `x` is
/// m × n, m at least 1; `answers` has m entries, 1 for the classifier's own
/// digit, else 0. `lambda` is at least 0.
///
/// # Panics
///
/// If the shapes disagree.
#[doc(alias = "lrCostFunction")]
#[must_use]
pub fn logistic_cost_and_gradient(
    theta: &Array1<f64>,
    x: &Array2<f64>,
    answers: &ArrayRef1<f64>,
    lambda: f64,
) -> (f64, Array1<f64>) {
    let z = weighted_sums(theta, x);
    // ANCHOR_END: signature_logistic_cost_and_gradient
    // ANCHOR: solution_logistic_cost_and_gradient
    let m = x.nrows() as f64;
    let w = weights(theta);
    let errors = sigmoid(&z) - answers; // m
    let mut gradient = Array1::zeros(theta.len());
    gradient[0] = errors.sum() / m;
    gradient
        .slice_mut(s![1..])
        .assign(&((x.t().dot(&errors) + lambda * &w) / m));
    let cost = logistic_cost(&z, answers) + lambda / (2.0 * m) * w.dot(&w);
    (cost, gradient)
    // ANCHOR_END: solution_logistic_cost_and_gradient
}

// ANCHOR: signature_one_vs_all
/// Trains a classifier for each label, from zeros, with `fmincg`.
///
/// Shapes: `x` is m × n; m labels in 1..=`num_labels`; the result is
/// `num_labels` × (1 + n), row k − 1 for the label k, the bias in column 0.
///
/// # Panics
///
/// If there are not as many labels as rows of `x`, or one of them lies outside
/// 1..=`num_labels`.
#[doc(alias = "oneVsAll")]
#[must_use]
pub fn one_vs_all(
    x: &Array2<f64>,
    labels: &Array1<usize>,
    num_labels: usize,
    lambda: f64,
    iterations: usize,
) -> Array2<f64> {
    assert_eq!(x.nrows(), labels.len(), "rows of x and labels");
    let targets = one_hot(labels, num_labels);
    let go_on = |_: &Progress| ControlFlow::<()>::Continue(()); // fmincg's observer
    // ANCHOR_END: signature_one_vs_all
    // ANCHOR: solution_one_vs_all
    let mut all_theta = Array2::zeros((num_labels, 1 + x.ncols()));
    for (answers, mut row) in targets.columns().into_iter().zip(all_theta.rows_mut()) {
        let minimum = fmincg(
            |theta| logistic_cost_and_gradient(theta, x, &answers, lambda),
            row.to_owned(), // zeros
            iterations,
            go_on,
        );
        row.assign(&minimum.params);
    }
    all_theta
    // ANCHOR_END: solution_one_vs_all
}

// ANCHOR: signature_predict_one_vs_all
/// The label whose classifier has the largest sum, for every row of `x`.
///
/// Shapes: `all_theta` is labels × (1 + n), `x` is m × n; the result has m
/// labels in 1..=labels.
///
/// # Panics
///
/// If `all_theta` does not have one column more than `x`.
#[doc(alias = "predictOneVsAll")]
#[must_use]
pub fn predict_one_vs_all(all_theta: &Array2<f64>, x: &Array2<f64>) -> Array1<usize> {
    assert_eq!(
        all_theta.ncols(),
        1 + x.ncols(),
        "columns of all_theta: a bias and one for each column of x"
    );
    // ANCHOR_END: signature_predict_one_vs_all
    // ANCHOR: solution_predict_one_vs_all
    // The sigmoid rises everywhere, so the largest sum has the largest answer.
    let sums = x.dot(&all_theta.slice(s![.., 1..]).t()) + all_theta.column(0); // m × labels
    let rows = sums.rows();
    rows.into_iter().map(|row| label_of_largest(&row)).collect()
    // ANCHOR_END: solution_predict_one_vs_all
}

/// The weights of a classifier without its bias.
fn weights(theta: &ArrayRef1<f64>) -> ArrayView1<'_, f64> {
    theta.slice(s![1..])
}
