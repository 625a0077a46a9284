//! Inputs for the hidden tests: random, the same for the same seed, of other
//! sizes than the published networks.

use rand::{Rng, RngExt, SeedableRng, rngs::ChaCha8Rng};
use sha2::{Digest, Sha256};

/// A question to a worker, as the words that its driver reads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words(pub Vec<f64>);

/// Draws inputs.
pub struct Draw {
    rng: ChaCha8Rng,
}

/// The number of units in each layer.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Units of the input layer.
    pub inputs: usize,
    /// Units of the hidden layer.
    pub hidden: usize,
    /// Units of the output layer.
    pub labels: usize,
    /// Examples.
    pub m: usize,
}

/// A matrix, column by column.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// Rows and columns.
    pub shape: (usize, usize),
    /// Its entries, column by column.
    pub values: Vec<f64>,
}

impl Matrix {
    /// The matrix whose entries, column by column, are f(1), f(2), ….
    #[must_use]
    pub fn column_by_column(shape: (usize, usize), f: impl Fn(f64) -> f64) -> Self {
        let values = (1..=shape.0 * shape.1).map(|i| f(i as f64)).collect();
        Self { shape, values }
    }

    /// Every entry replaced.
    #[must_use]
    pub fn map(&self, f: impl Fn(f64) -> f64) -> Self {
        Self {
            shape: self.shape,
            values: self.values.iter().map(|value| f(*value)).collect(),
        }
    }

    /// 1 for the label, else 0; a row for each label.
    #[must_use]
    pub fn one_hot(labels: &[usize], num_labels: usize) -> Self {
        let mut values = vec![0.0; labels.len() * num_labels];
        for (row, label) in labels.iter().enumerate() {
            values[(label - 1) * labels.len() + row] = 1.0;
        }
        Self {
            shape: (labels.len(), num_labels),
            values,
        }
    }
}

impl Words {
    /// Adds a number.
    #[must_use]
    pub fn number(mut self, number: f64) -> Self {
        self.0.push(number);
        self
    }

    /// Adds a count.
    #[must_use]
    pub fn count(self, count: usize) -> Self {
        self.number(count as f64)
    }

    /// Adds a seed, half of its bits at a time.
    #[must_use]
    pub fn seed(self, seed: u32) -> Self {
        self.number(0.0).number(f64::from(seed))
    }

    /// Adds a vector with its length.
    #[must_use]
    pub fn vector(self, values: &[f64]) -> Self {
        let mut words = self.count(values.len());
        words.0.extend(values);
        words
    }

    /// Adds labels or other counts, with their number.
    #[must_use]
    pub fn labels(self, labels: &[usize]) -> Self {
        let words = self.count(labels.len());
        labels
            .iter()
            .fold(words, |words, label| words.count(*label))
    }

    /// Adds a matrix with its shape.
    #[must_use]
    pub fn matrix(self, matrix: &Matrix) -> Self {
        let mut words = self.count(matrix.shape.0).count(matrix.shape.1);
        words.0.extend(&matrix.values);
        words
    }
}

impl Draw {
    /// The inputs of one check, from the seed that the teacher chose.
    #[must_use]
    pub fn new(seed: u64, check: &str) -> Self {
        let digest = Sha256::digest(format!("{seed} {check}"));
        Self {
            rng: ChaCha8Rng::from_seed(digest.into()),
        }
    }

    /// A number in `low..high`.
    pub fn number(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.rng.random::<f64>()
    }

    /// A count in `low..=high`.
    pub fn count(&mut self, low: usize, high: usize) -> usize {
        self.rng.random_range(low..=high)
    }

    /// A seed for the generator of a submission.
    pub fn seed(&mut self) -> u32 {
        self.rng.next_u32()
    }

    /// A vector of numbers in ±`size`.
    pub fn vector(&mut self, length: usize, size: f64) -> Vec<f64> {
        (0..length).map(|_| self.number(-size, size)).collect()
    }

    /// A matrix of numbers in ±`size`.
    pub fn matrix(&mut self, shape: (usize, usize), size: f64) -> Matrix {
        Matrix {
            shape,
            values: self.vector(shape.0 * shape.1, size),
        }
    }

    /// Labels in `1..=num_labels`.
    pub fn labels(&mut self, length: usize, num_labels: usize) -> Vec<usize> {
        (0..length).map(|_| self.count(1, num_labels)).collect()
    }

    /// Layers that differ from each other, so that a transposed matrix shows.
    pub fn sizes(&mut self) -> Sizes {
        let inputs = self.count(4, 9);
        let hidden = inputs + self.count(2, 5);
        Sizes {
            inputs,
            hidden,
            labels: self.count(2, 3),
            m: hidden + self.count(1, 6),
        }
    }
}

impl Sizes {
    /// The lecture's network, with a few examples.
    pub const LECTURE: Self = Self {
        inputs: 400,
        hidden: 25,
        labels: 10,
        m: 12,
    };

    /// Rows and columns of `Theta1`.
    #[must_use]
    pub fn theta1(&self) -> (usize, usize) {
        (self.hidden, 1 + self.inputs)
    }

    /// Rows and columns of `Theta2`.
    #[must_use]
    pub fn theta2(&self) -> (usize, usize) {
        (self.labels, 1 + self.hidden)
    }
}
