//! Beyond the lecture: where the course keeps a faster form of section 5.
//!
//! A hand-out does without it, for it is a solution of its own. What stands here
//! has its name and computes with section 5, so that everything else works.

use ndarray::{Array1, Array2};

use crate::backpropagation::cost_and_gradient;
use crate::network::{Architecture, Network};

/// The most threads that have something to do.
pub const MAX_THREADS: usize = 1;

/// The cost of a network with these layers on these examples, and its gradient.
#[derive(Clone, Debug)]
pub struct FastCost {
    architecture: Architecture,
    x: Array2<f64>,
    targets: Array2<f64>,
    lambda: f64,
}

impl FastCost {
    /// Keeps the examples.
    ///
    /// Shapes: `x` is m × inputs, `targets` m × labels.
    #[must_use]
    pub fn new(
        architecture: Architecture,
        x: &Array2<f64>,
        targets: &Array2<f64>,
        lambda: f64,
        _threads: usize,
    ) -> Self {
        Self {
            architecture,
            x: x.clone(),
            targets: targets.clone(),
            lambda,
        }
    }

    /// The cost and its gradient at `params`, by section 5.
    pub fn cost_and_gradient(&mut self, params: &Array1<f64>) -> (f64, Array1<f64>) {
        let network = Network::roll(params, self.architecture);
        let (cost, gradient) = cost_and_gradient(&network, &self.x, &self.targets, self.lambda);
        (cost, gradient.unroll())
    }
}
