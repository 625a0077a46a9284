//! A network with labelled examples: what most questions are about.

use super::cases::{Draw, Matrix, Sizes, Words};

/// A network and the examples that it is shown.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The number of units in each layer, and of examples.
    pub sizes: Sizes,
    /// hidden × (1 + inputs)
    pub theta1: Matrix,
    /// labels × (1 + hidden)
    pub theta2: Matrix,
    /// m × inputs
    pub x: Matrix,
    /// m labels
    pub labels: Vec<usize>,
}

impl Problem {
    /// Small random networks, one of the lecture's size, and the inputs of the
    /// course's submission script.
    pub fn several(draw: &mut Draw) -> Vec<Self> {
        let mut problems = vec![Self::submission()];
        for _ in 0..4 {
            let sizes = draw.sizes();
            problems.push(Self::random(draw, sizes, 1.0));
        }
        problems.push(Self::random(draw, Sizes::LECTURE, 0.12));
        problems
    }

    /// A random network with weights in ±`size`.
    pub fn random(draw: &mut Draw, sizes: Sizes, size: f64) -> Self {
        Self {
            sizes,
            theta1: draw.matrix(sizes.theta1(), size),
            theta2: draw.matrix(sizes.theta2(), size),
            x: draw.matrix((sizes.m, sizes.inputs), 1.0),
            labels: draw.labels(sizes.m, sizes.labels),
        }
    }

    /// The inputs of the course's submission script: 2-4-4 with 16 examples.
    #[must_use]
    pub fn submission() -> Self {
        let odd = |i: f64| 2.0 * i - 1.0;
        let sizes = Sizes {
            inputs: 2,
            hidden: 4,
            labels: 4,
            m: 16,
        };
        Self {
            sizes,
            theta1: Matrix::column_by_column(sizes.theta1(), |i| odd(i).sin()),
            theta2: Matrix::column_by_column(sizes.theta2(), |i| odd(i).cos()),
            x: Matrix::column_by_column((sizes.m, sizes.inputs), |i| i.sin() / 5.0),
            labels: (1..=16).map(|i| 1 + i % 4).collect(),
        }
    }

    /// The network.
    #[must_use]
    pub fn network(&self) -> Words {
        Words::default().matrix(&self.theta1).matrix(&self.theta2)
    }

    /// The network, the examples and their targets.
    #[must_use]
    pub fn with_targets(&self) -> Words {
        let targets = Matrix::one_hot(&self.labels, self.sizes.labels);
        self.network().matrix(&self.x).matrix(&targets)
    }

    /// A gradient that is not 0, in the shapes of the network.
    pub fn gradient(&self, draw: &mut Draw) -> Words {
        Words::default()
            .matrix(&draw.matrix(self.sizes.theta1(), 1.0))
            .matrix(&draw.matrix(self.sizes.theta2(), 1.0))
    }
}

impl Words {
    /// Adds all of `other`.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.0.extend(&other.0);
        self
    }
}
