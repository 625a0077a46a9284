//! Section 8: read digits, and see what the network has learned.
//!
//! ```text
//! label = 1 + index of the largest output        the digit 0 has the label 10
//! accuracy = 100 % · share of the labels that are right
//! ```
//!
//! The outputs are no probabilities that add up to 1: each unit answers for
//! itself, and the surest one wins.
//!
//! Source: ex4.pdf, sections 2.6 and 3 (`predict.m`, `displayData.m`).

use ndarray::{Array1, Array2, ArrayRef1};

use crate::feedforward::feedforward;
use crate::network::{Network, weights};
use crate::visualization::display_data;

// ANCHOR: signature_label_of_largest
/// The label whose output is the largest; of equal ones the first.
///
/// Shapes: K outputs → a label in 1..=K.
///
/// # Panics
///
/// If there are no outputs.
///
/// ```
/// use handwritten::prediction::label_of_largest;
/// use ndarray::array;
///
/// assert_eq!(label_of_largest(&array![0.1, 0.7, 0.3]), 2);
/// ```
#[must_use]
pub fn label_of_largest(outputs: &ArrayRef1<f64>) -> usize {
    assert!(!outputs.is_empty(), "no outputs to choose a label from");
    // ANCHOR_END: signature_label_of_largest
    // ANCHOR: solution_label_of_largest
    let mut largest = 0;
    for (index, &output) in outputs.indexed_iter() {
        if output > outputs[largest] {
            largest = index;
        }
    }
    largest + 1
    // ANCHOR_END: solution_label_of_largest
}

// ANCHOR: signature_predict
/// The label that the network gives to every row of `x`: that of its largest
/// output `a3`.
///
/// Shapes: `x` is m × inputs; the result has m labels in 1..=labels.
///
/// # Panics
///
/// If `x` does not have as many columns as the network has inputs.
#[must_use]
pub fn predict(network: &Network, x: &Array2<f64>) -> Array1<usize> {
    // ANCHOR_END: signature_predict
    // ANCHOR: solution_predict
    let outputs = feedforward(network, x).a3; // m × labels
    outputs
        .rows()
        .into_iter()
        .map(|row| label_of_largest(&row))
        .collect()
    // ANCHOR_END: solution_predict
}

// ANCHOR: signature_accuracy
/// The share of labels that were predicted rightly, in percent: 0..=100.
///
/// # Panics
///
/// If there are no labels, or not as many as predictions.
#[must_use]
pub fn accuracy(predicted: &Array1<usize>, labels: &Array1<usize>) -> f64 {
    assert_eq!(predicted.len(), labels.len(), "predictions and labels");
    assert!(!labels.is_empty(), "no labels to compare with");
    // ANCHOR_END: signature_accuracy
    // ANCHOR: solution_accuracy
    let right = predicted
        .iter()
        .zip(labels)
        .filter(|(guess, label)| guess == label)
        .count();
    100.0 * right as f64 / labels.len() as f64
    // ANCHOR_END: solution_accuracy
}

// ANCHOR: signature_confusion_matrix
/// How often each label (row) was read as each label (column).
///
/// Row and column `k − 1` belong to the label `k`; what is read rightly stands
/// on the diagonal.
///
/// Shapes: the result is `num_labels` × `num_labels`; its sum is m.
///
/// # Panics
///
/// If there are not as many predictions as labels, or one of either lies outside
/// 1..=`num_labels`.
#[must_use]
pub fn confusion_matrix(
    predicted: &Array1<usize>,
    labels: &Array1<usize>,
    num_labels: usize,
) -> Array2<usize> {
    assert_eq!(predicted.len(), labels.len(), "predictions and labels");
    for label in predicted.iter().chain(labels) {
        assert!(
            (1..=num_labels).contains(label),
            "label {label} lies outside 1..={num_labels}"
        );
    }
    // ANCHOR_END: signature_confusion_matrix
    // ANCHOR: solution_confusion_matrix
    let mut counts = Array2::zeros((num_labels, num_labels));
    for (&label, &guess) in labels.iter().zip(predicted) {
        counts[[label - 1, guess - 1]] += 1;
    }
    counts
    // ANCHOR_END: solution_confusion_matrix
}

// ANCHOR: signature_hidden_layer
/// What each hidden unit looks for: its weights, drawn as an image, side by
/// side. The bias weight has no pixel and is left out.
///
/// Shapes: as [`display_data`] of hidden × inputs.
///
/// # Panics
///
/// If the number of inputs is no square.
#[must_use]
pub fn hidden_layer(network: &Network) -> Array2<f64> {
    // ANCHOR_END: signature_hidden_layer
    // ANCHOR: solution_hidden_layer
    display_data(&weights(&network.theta1))
    // ANCHOR_END: solution_hidden_layer
}

/// The digit that a label stands for: the course labels the digit 0 as 10.
#[must_use]
pub fn digit(label: usize) -> usize {
    label % 10
}
