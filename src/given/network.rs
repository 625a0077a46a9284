//! Given: the network's two weight matrices.
//!
//! ```text
//!   400 pixels          25 hidden units        10 outputs
//!   a1 ── Theta1 ──▶ z2 ── g ──▶ a2 ── Theta2 ──▶ z3 ── g ──▶ a3
//!         25 × 401                    10 × 26
//! ```
//!
//! Column 0 of each matrix holds the weights of the bias unit, the other
//! columns those of the units of the layer before. Minimisers want one vector,
//! so both matrices unroll into one, column by column, `Theta1` first, as
//! `[Theta1(:); Theta2(:)]` does in Octave. The matrices are stored in that
//! order too, so unrolling and rolling are plain copies.
//!
//! Source: ex4.pdf, section 1.2, "Model representation".

use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis, ShapeBuilder, s};

/// The number of units in each of the three layers, bias units not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Architecture {
    /// Units of the input layer: the pixels of an image.
    pub inputs: usize,
    /// Units of the hidden layer.
    pub hidden: usize,
    /// Units of the output layer: the labels `1..=labels`.
    pub labels: usize,
}

impl Architecture {
    /// The lecture's network: 20 × 20 pixels, 25 hidden units, ten digits.
    pub const LECTURE: Self = Self {
        inputs: 400,
        hidden: 25,
        labels: 10,
    };

    /// Rows and columns of `Theta1`: hidden × (1 + inputs).
    #[must_use]
    pub fn theta1_shape(&self) -> (usize, usize) {
        (self.hidden, 1 + self.inputs)
    }

    /// Rows and columns of `Theta2`: labels × (1 + hidden).
    #[must_use]
    pub fn theta2_shape(&self) -> (usize, usize) {
        (self.labels, 1 + self.hidden)
    }

    /// Length of the unrolled parameters: the entries of both matrices.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        let (theta1, theta2) = (self.theta1_shape(), self.theta2_shape());
        theta1.0 * theta1.1 + theta2.0 * theta2.1
    }

    /// The matrix, row and column of one entry of the unrolled parameters.
    ///
    /// ```
    /// use given::network::Architecture;
    ///
    /// let lecture = Architecture::LECTURE;
    /// assert_eq!(lecture.locate(26), ("Theta1", 1, 1));
    /// assert_eq!(lecture.locate(10_025), ("Theta2", 0, 0));
    /// ```
    ///
    /// # Panics
    ///
    /// If `index` is not below [`parameter_count`](Self::parameter_count).
    #[must_use]
    pub fn locate(&self, index: usize) -> (&'static str, usize, usize) {
        let count = self.parameter_count();
        assert!(index < count, "parameter {index} of {count}");
        let (rows, columns) = self.theta1_shape();
        if index < rows * columns {
            ("Theta1", index % rows, index / rows)
        } else {
            let index = index - rows * columns;
            ("Theta2", index % self.labels, index / self.labels)
        }
    }
}

/// The weights of a network with one hidden layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// From the input to the hidden layer: hidden × (1 + inputs).
    pub theta1: Array2<f64>,
    /// From the hidden to the output layer: labels × (1 + hidden).
    pub theta2: Array2<f64>,
}

impl Network {
    /// Joins two weight matrices into a network.
    ///
    /// Shapes: `theta1` is hidden × (1 + inputs), `theta2` is
    /// labels × (1 + hidden).
    ///
    /// # Panics
    ///
    /// If `theta1` has no column, or `theta2` not one more than `theta1` has rows.
    /// The fields are public: what is put into them later is not checked.
    #[must_use]
    pub fn new(theta1: Array2<f64>, theta2: Array2<f64>) -> Self {
        assert!(
            theta1.ncols() > 0,
            "theta1 is {:?}, expected at least the column of the bias unit",
            theta1.shape(),
        );
        assert_eq!(
            theta2.ncols(),
            theta1.nrows() + 1,
            "theta2 is {:?}, expected one column more than the rows of theta1, which is {:?}",
            theta2.shape(),
            theta1.shape(),
        );
        Self { theta1, theta2 }
    }

    /// The sizes of the network's layers.
    #[must_use]
    pub fn architecture(&self) -> Architecture {
        Architecture {
            inputs: self.theta1.ncols() - 1,
            hidden: self.theta1.nrows(),
            labels: self.theta2.nrows(),
        }
    }

    /// All weights as one vector, column by column, `Theta1` before `Theta2`.
    ///
    /// ```
    /// use given::network::Network;
    /// use ndarray::array;
    ///
    /// let network = Network::new(array![[1.0, 3.0], [2.0, 4.0]], array![[5.0, 6.0, 7.0]]);
    /// assert_eq!(network.unroll(), array![1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
    /// ```
    #[must_use]
    pub fn unroll(&self) -> Array1<f64> {
        unroll(&self.theta1, &self.theta2)
    }

    /// The network whose [`unroll`](Self::unroll) is `params`.
    ///
    /// # Panics
    ///
    /// If `params` does not have [`Architecture::parameter_count`] entries.
    #[doc(alias = "reshape")]
    #[must_use]
    pub fn roll(params: &Array1<f64>, architecture: Architecture) -> Self {
        assert_eq!(
            params.len(),
            architecture.parameter_count(),
            "{} parameters, expected {} for {architecture:?}",
            params.len(),
            architecture.parameter_count(),
        );
        let (rows, columns) = architecture.theta1_shape();
        let (first, second) = params.view().split_at(Axis(0), rows * columns);
        Self {
            theta1: column_major(&first, architecture.theta1_shape()),
            theta2: column_major(&second, architecture.theta2_shape()),
        }
    }
}

/// The slope of the cost along every weight of a [`Network`], in its shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    /// Slope of the cost along each entry of `theta1`.
    pub theta1_grad: Array2<f64>,
    /// Slope of the cost along each entry of `theta2`.
    pub theta2_grad: Array2<f64>,
}

impl Gradient {
    /// A gradient of zeros, ready to be added to.
    #[must_use]
    pub fn zeros(architecture: Architecture) -> Self {
        Self {
            theta1_grad: Array2::zeros(architecture.theta1_shape().f()),
            theta2_grad: Array2::zeros(architecture.theta2_shape().f()),
        }
    }

    /// All slopes as one vector, in the order of [`Network::unroll`].
    #[must_use]
    pub fn unroll(&self) -> Array1<f64> {
        unroll(&self.theta1_grad, &self.theta2_grad)
    }
}

/// The weights of the bias unit: column 0 of a weight matrix.
///
/// Shapes: units × (1 + units of the layer before) → units.
#[must_use]
pub fn bias(theta: &Array2<f64>) -> ArrayView1<'_, f64> {
    theta.column(0)
}

/// The weights of the units of the layer before: all columns but column 0.
///
/// Shapes: units × (1 + units of the layer before) → units × units of the layer before.
#[must_use]
pub fn weights(theta: &Array2<f64>) -> ArrayView2<'_, f64> {
    theta.slice(s![.., 1..])
}

fn unroll(first: &Array2<f64>, second: &Array2<f64>) -> Array1<f64> {
    // Rows of the transpose are columns of the matrix.
    first.t().iter().chain(second.t().iter()).copied().collect()
}

fn column_major(values: &ArrayView1<f64>, shape: (usize, usize)) -> Array2<f64> {
    Array2::from_shape_vec(shape.f(), values.to_vec())
        .expect("the number of parameters was checked")
}
