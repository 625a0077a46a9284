//! What section 8 should say of outputs, labels and networks that are worked out by
//! hand, and what known mistakes make of them.

pub mod counts;
pub mod images;
pub mod outputs;
pub mod pictures;

use given::network::Network;
use ndarray::{Array1, Array2, ArrayRef1};

use super::digits;

pub const LABEL_OF_LARGEST: &str = "prediction::label_of_largest";
pub const PREDICT: &str = "prediction::predict";
pub const ACCURACY_OF: &str = "prediction::accuracy";
pub const CONFUSION_MATRIX: &str = "prediction::confusion_matrix";
pub const HIDDEN_LAYER: &str = "prediction::hidden_layer";

/// The function of that name, which is tested.
pub type LabelOfLargest = fn(&ArrayRef1<f64>) -> usize;
pub type Predict = fn(&Network, &Array2<f64>) -> Array1<usize>;

/// How many of the 5,000 digits are read rightly, counted here.
pub fn count_right(predicted: &Array1<usize>) -> usize {
    let pairs = predicted.iter().zip(&digits().labels);
    pairs.map(|(read, label)| usize::from(read == label)).sum()
}

/// What was read of the first of each 500 digits.
pub fn first_of_each_500(predicted: &Array1<usize>) -> Vec<f64> {
    predicted.iter().step_by(500).map(|&p| p as f64).collect()
}
