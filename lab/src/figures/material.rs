//! What the figures are made from: the digits, a trained network, and the
//! lecture's training, each computed once.

use std::{cell::OnceCell, ops::ControlFlow, path::Path};

use handwritten::{
    backpropagation::cost_and_gradient,
    data::{DIGITS, Digits, WEIGHTS},
    feedforward::one_hot,
    fmincg::{Minimum, fmincg},
    network::{Architecture, Network},
    random_init::random_network,
};
use ndarray::{Array1, Array2};

use crate::failure::Failure;

/// The penalty of the lecture's training.
pub const LAMBDA: f64 = 1.0;

/// The seed of the lecture's training.
pub const SEED: u64 = 1;

/// The data, and what is computed from them for several figures.
#[derive(Debug)]
pub struct Material {
    /// The 5,000 digits.
    pub digits: Digits,
    /// Their labels as answers.
    pub targets: Array2<f64>,
    /// The network of `data/weights.mat`.
    pub network: Network,
    lecture: OnceCell<Training>,
}

/// A training and every point at which it evaluated the cost.
#[derive(Clone, Debug)]
pub struct Training {
    /// Where it arrived.
    pub minimum: Minimum,
    /// What was evaluated, in order.
    pub points: Vec<Point>,
    /// How many of them had been by the end of each iteration.
    pub evaluations: Vec<usize>,
}

/// One evaluation of the cost.
#[derive(Clone, Debug)]
pub struct Point {
    /// The unrolled weights.
    pub params: Array1<f64>,
    /// The cost there.
    pub cost: f64,
    /// Its gradient.
    pub gradient: Array1<f64>,
}

impl Material {
    /// Reads the data of the repository.
    ///
    /// # Errors
    ///
    /// If one of the files cannot be read.
    pub fn load(repository: &Path) -> Result<Self, Failure> {
        let data = repository.join("data");
        let next =
            "the figures are made from the files in data/: `git checkout data` restores them";
        let unreadable =
            |error: handwritten::data::DataError| Failure::new(error.to_string(), next);
        let labels = Architecture::LECTURE.labels;
        let digits = Digits::load(data.join(DIGITS), labels).map_err(unreadable)?;
        Ok(Self {
            targets: one_hot(&digits.labels, labels),
            network: Network::load(data.join(WEIGHTS)).map_err(unreadable)?,
            digits,
            lecture: OnceCell::new(),
        })
    }

    /// The lecture's training: 50 iterations from the random weights of seed 1.
    pub fn lecture(&self) -> &Training {
        let start = || random_network(Architecture::LECTURE, SEED);
        self.lecture.get_or_init(|| self.train(&start(), 50))
    }

    /// Trains on all digits from the given weights.
    #[must_use]
    pub fn train(&self, start: &Network, iterations: usize) -> Training {
        let (mut points, mut evaluations) = (Vec::new(), Vec::new());
        let minimum = fmincg(
            |params| {
                let (cost, gradient) = self.cost_and_gradient(params);
                points.push(Point {
                    params: params.clone(),
                    cost,
                    gradient: gradient.clone(),
                });
                (cost, gradient)
            },
            start.unroll(),
            iterations,
            |progress| {
                evaluations.push(progress.evaluations);
                ControlFlow::Continue(())
            },
        );
        Training {
            minimum,
            points,
            evaluations,
        }
    }

    /// The cost of a network of the lecture's shape, and its gradient.
    #[must_use]
    pub fn cost_and_gradient(&self, params: &Array1<f64>) -> (f64, Array1<f64>) {
        let network = Network::roll(params, Architecture::LECTURE);
        let (cost, gradient) = cost_and_gradient(&network, &self.digits.x, &self.targets, LAMBDA);
        (cost, gradient.unroll())
    }

    /// The rows of X with a digit, in their order.
    #[must_use]
    pub fn rows_of(&self, digit: usize) -> Vec<usize> {
        let label = if digit == 0 { 10 } else { digit };
        let labels = self.digits.labels.iter().enumerate();
        labels
            .filter(|&(_, &of)| of == label)
            .map(|(row, _)| row)
            .collect()
    }
}
