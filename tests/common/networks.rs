//! Small networks with recorded costs and gradients, and the weights that need
//! no file.

use std::fmt;

use given::network::{Architecture, Network};
use ndarray::{Array1, Array2, ShapeBuilder, array};

/// A network and the labelled examples that it is shown.
#[derive(Clone)]
pub struct Problem {
    pub network: Network,
    /// m × inputs
    pub x: Array2<f64>,
    /// m labels
    pub labels: Array1<usize>,
}

impl Problem {
    /// The sizes of the network's layers.
    pub fn architecture(&self) -> Architecture {
        self.network.architecture()
    }

    /// The number of output units.
    pub fn num_labels(&self) -> usize {
        self.architecture().labels
    }
}

/// The sizes, since the numbers of a drawn problem tell nobody anything.
impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Architecture {
            inputs,
            hidden,
            labels,
        } = self.architecture();
        write!(
            f,
            "a network {inputs}-{hidden}-{labels}, labels {}",
            self.labels
        )
    }
}

/// A matrix filled column by column with f(1), f(2), f(3), …, like Octave's
/// `reshape(f(1:rows*columns), rows, columns)`.
pub fn column_by_column(shape: (usize, usize), f: &dyn Fn(f64) -> f64) -> Array2<f64> {
    let mut i = 0.0;
    Array2::from_shape_simple_fn(shape.f(), || {
        i += 1.0;
        f(i)
    })
}

/// The labels of m examples, which come in turn: 2, 3, …, 1, 2, ….
pub fn labels_in_turn(m: usize, num_labels: usize) -> Array1<usize> {
    (1..=m).map(|i| 1 + i % num_labels).collect()
}

/// A network of the course's debug weights: sin(1)/10, sin(2)/10, … in each
/// matrix.
pub fn debug_network(architecture: Architecture) -> Network {
    Network::new(
        column_by_column(architecture.theta1_shape(), &|i| i.sin() / 10.0),
        column_by_column(architecture.theta2_shape(), &|i| i.sin() / 10.0),
    )
}

/// The network of the course's gradient check (`checkNNGradients.m`), 3-5-3
/// with five examples. Recorded as `check_…`, lambda 0 and 3.
pub fn check_network() -> Problem {
    Problem {
        network: debug_network(Architecture {
            inputs: 3,
            hidden: 5,
            labels: 3,
        }),
        x: column_by_column((5, 3), &|i| i.sin() / 10.0),
        labels: array![2, 3, 1, 2, 3],
    }
}

/// The network of T. Mosher's test case in the course's community, 2-2-4 with three examples and the
/// parameters 0.1, 0.2, …, 1.8. Recorded as `two_two_four_…`, lambda 0 and 4.
pub fn two_two_four() -> Problem {
    Problem {
        network: Network::new(
            column_by_column((2, 3), &|i| i / 10.0),
            column_by_column((4, 3), &|i| (i + 6.0) / 10.0),
        ),
        x: array![[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]].mapv(f64::cos),
        labels: array![4, 2, 3],
    }
}

/// The network of the course's submission script, 2-4-4 with 16 examples.
/// Recorded as `submission_…`, lambda 0 and 1.5.
pub fn submission() -> Problem {
    let odd = |i: f64| 2.0 * i - 1.0;
    Problem {
        network: Network::new(
            column_by_column((4, 3), &|i| odd(i).sin()),
            column_by_column((4, 5), &|i| odd(i).cos()),
        ),
        x: column_by_column((16, 2), &|i| i.sin() / 5.0),
        labels: labels_in_turn(16, 4),
    }
}

/// The same matrix, stored column by column as loaded and unrolled ones are.
pub fn stored_by_column(matrix: &Array2<f64>) -> Array2<f64> {
    let turned = matrix.t().as_standard_layout().into_owned();
    turned.reversed_axes()
}
