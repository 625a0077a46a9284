//! What the labels are called, and which digits to show.

use handwritten::prediction::digit;
use ndarray::{Array2, Axis, s};
use rand::{SeedableRng, rngs::ChaCha8Rng, seq::index::sample};

/// The names of the labels 1 to K.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    labels: usize,
}

impl Names {
    pub(crate) fn new(labels: usize) -> Self {
        Self { labels }
    }

    /// Ten labels are the digits, 10 being the 0; others are called by their
    /// numbers.
    pub(crate) fn name(self, label: usize) -> usize {
        if self.are_digits() {
            digit(label)
        } else {
            label
        }
    }

    /// All labels in the order of their names.
    pub(crate) fn in_order(self) -> Vec<usize> {
        let mut labels: Vec<usize> = (1..=self.labels).collect();
        labels.sort_by_key(|&label| self.name(label));
        labels
    }

    /// What one of the labelled things is called.
    pub(crate) fn noun(self) -> &'static str {
        if self.are_digits() { "digit" } else { "label" }
    }

    fn are_digits(self) -> bool {
        self.labels == 10
    }
}

/// The numbers of all images in random order; the same seed, the same order.
pub(crate) fn shuffled(images: usize, seed: u64) -> Vec<usize> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    sample(&mut rng, images, images).into_vec()
}

/// Some rows of X.
pub(crate) fn select(x: &Array2<f64>, rows: &[usize]) -> Array2<f64> {
    x.select(Axis(0), rows)
}

/// At most `count` rows from all over a matrix.
pub(crate) fn spread<T: Clone>(matrix: &Array2<T>, count: usize) -> Array2<T> {
    let step = matrix.nrows().div_ceil(count).max(1);
    matrix.slice(s![..;step, ..]).to_owned()
}
