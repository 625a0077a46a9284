//! The forward pass through networks that can be worked out by hand, and what known
//! mistakes make of it.

use given::network::Network;
use ndarray::{Array2, ArrayView2, Axis, array, concatenate, s};

use super::sigmoids::g;
use crate::expect::Known;
#[allow(clippy::wildcard_imports)] // nearly all of those of `feedforward`
use crate::mistakes::feedforward::*;
use crate::networks::{Problem, stored_by_column};
use crate::value::Value;

/// A network 2-4-2 and three examples whose sigmoids are simple fractions: g(0) =
/// 1/2, g(ln 3) = 3/4, g(−ln 3) = 1/4, g(2 ln 3) = 9/10. No matrix of it is square, so
/// that none fits where its transpose is meant. Theta1 and x lie in memory column by
/// column, as they do where they are loaded, Theta2 row by row.
pub fn by_hand() -> Problem {
    // in units of ln 3; column 0 belongs to the bias unit
    let theta1 = array![
        [0.0, 1.0, 0.0],
        [1.0, -1.0, 0.0],
        [-1.0, 0.0, 1.0],
        [1.0, 0.0, -1.0]
    ];
    let theta2 = array![[-2.0, 4.0, 0.0, 0.0, 0.0], [-2.0, 0.0, 4.0, -4.0, 4.0]];
    Problem {
        network: Network::new(stored_by_column(&theta1) * 3_f64.ln(), theta2 * 3_f64.ln()),
        x: stored_by_column(&array![[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]]),
        labels: array![1, 2, 1],
    }
}

/// Its z2 and z3.
pub fn sums_by_hand() -> (Array2<f64>, Array2<f64>) {
    // The examples are (1, 0), (0, 2) and (1, 1), the units x1, 1 − x1, x2 − 1, 1 − x2.
    let z2 = array![
        [1.0, 0.0, -1.0, 1.0],
        [0.0, 1.0, 1.0, -1.0],
        [1.0, 0.0, 0.0, 0.0]
    ];
    // They are squashed to 3/4 1/2 1/4 3/4, 1/2 3/4 3/4 1/4 and 3/4 1/2 1/2 1/2: the
    // outputs have 4·3/4 − 2 and 4·(1/2 − 1/4 + 3/4) − 2, 4·1/2 − 2 and
    // 4·(3/4 − 3/4 + 1/4) − 2, 4·3/4 − 2 and 4·(1/2 − 1/2 + 1/2) − 2.
    let z3 = array![[1.0, 2.0], [0.0, -1.0], [1.0, 0.0]];
    (z2 * 3_f64.ln(), z3 * 3_f64.ln())
}

/// Weighted inputs: column 0 of `theta` times the bias unit and, times `a`, the
/// columns from `first` on.
pub fn weighted(theta: &Array2<f64>, a: &Array2<f64>, bias: f64, first: usize) -> Array2<f64> {
    let last = first + a.ncols();
    let column = if first == 0 { theta.ncols() - 1 } else { 0 };
    a.dot(&theta.slice(s![.., first..last]).t()) + bias * &theta.column(column)
}

/// A matrix whose numbers, column by column, were read row by row.
pub fn read_by_row(theta: &Array2<f64>) -> Array2<f64> {
    let numbers = theta.t().iter().copied().collect();
    Array2::from_shape_vec(theta.dim(), numbers).expect("as many as before")
}

/// What known mistakes make of the layers of [`by_hand`].
pub struct WrongLayers {
    pub z2: Vec<Known<Array2<f64>>>,
    pub a2: Vec<Known<Array2<f64>>>,
    pub z3: Vec<Known<Array2<f64>>>,
    pub a3: Vec<Known<Array2<f64>>>,
    /// z2 and z3 without any bias unit.
    pub without_bias: (Array2<f64>, Array2<f64>),
}

pub fn wrong_layers() -> WrongLayers {
    let Problem { network, x, .. } = by_hand();
    let Network { theta1, theta2 } = &network;
    let (z2, z3) = sums_by_hand();
    let (a2, a3) = (z2.mapv(g), z3.mapv(g));
    let without_input_bias = weighted(theta1, &x, 0.0, 1);
    let without_any = weighted(theta2, &without_input_bias.mapv(g), 0.0, 1);
    WrongLayers {
        z2: wrong_z2(theta1, &x, &a2),
        a2: vec![
            (&HIDDEN_WITHOUT_SIGMOID, z2.clone()),
            (&BIAS_IN_A2, concatenate![Axis(1), Array2::ones((3, 1)), a2]),
            (&SIGMOID_SIGN, 1.0 - &a2),
        ],
        z3: wrong_z3(theta2, &z2, &a2, a3.clone()),
        a3: vec![
            (&OUTPUT_WITHOUT_SIGMOID, z3.clone()),
            (&OUTPUT_SIGN, 1.0 - a3),
            (&OUTPUT_SOFTMAX, softmax(&z3, Axis(1))),
        ],
        without_bias: (without_input_bias, without_any),
    }
}

fn wrong_z2(theta1: &Array2<f64>, x: &Array2<f64>, a2: &Array2<f64>) -> Vec<Known<Array2<f64>>> {
    let no_bias = weighted(theta1, x, 0.0, 1);
    let shifted = weighted(theta1, x, 0.0, 0);
    let (theta1_by_row, x_by_row) = (read_by_row(theta1), read_by_row(x));
    vec![
        (&NO_INPUT_BIAS, no_bias),
        (&BIAS_LAST, weighted(theta1, x, 1.0, 0)),
        (&UNIT_K_COLUMN_K, shifted.clone()),
        (&UNIT_K_COLUMN_K, shifted + theta1.column(0)),
        (&ROLLED_BY_ROW, weighted(&theta1_by_row, x, 1.0, 1)),
        (&X_IN_MEMORY_ORDER, weighted(theta1, &x_by_row, 1.0, 1)),
        (
            &X_IN_MEMORY_ORDER,
            weighted(&theta1_by_row, &x_by_row, 1.0, 1),
        ),
        (&Z_AFTER_SIGMOID, a2.clone()),
    ]
}

fn wrong_z3(
    theta2: &Array2<f64>,
    z2: &Array2<f64>,
    a2: &Array2<f64>,
    a3: Array2<f64>,
) -> Vec<Known<Array2<f64>>> {
    let shifted = weighted(theta2, a2, 0.0, 0);
    vec![
        (&NO_HIDDEN_BIAS, weighted(theta2, a2, 0.0, 1)),
        (&BIAS_LAST, weighted(theta2, a2, 1.0, 0)),
        (&UNIT_K_COLUMN_K, shifted.clone()),
        (&UNIT_K_COLUMN_K, shifted + theta2.column(0)),
        (&ROLLED_BY_ROW, z3_rolled_by_row()),
        (&HIDDEN_WITHOUT_SIGMOID, weighted(theta2, z2, 1.0, 1)),
        (&Z_AFTER_SIGMOID, a3),
    ]
}

/// z3 of [`by_hand`] where the numbers of Theta2, column by column, are read row by
/// row.
pub fn z3_rolled_by_row() -> Array2<f64> {
    let theta2 = read_by_row(&by_hand().network.theta2);
    weighted(&theta2, &sums_by_hand().0.mapv(g), 1.0, 1)
}

/// The exponentials divided by the sums along an axis.
fn softmax(z: &Array2<f64>, axis: Axis) -> Array2<f64> {
    let exponentials = z.mapv(f64::exp);
    let sums = exponentials.sum_axis(axis).insert_axis(axis);
    exponentials / sums
}

/// The first two examples of [`by_hand`], and their outputs if the exponentials of each
/// are divided by the sum of an example, which fits only where there are as many
/// of both.
pub fn two_by_softmax_without_axis() -> (Array2<f64>, Array2<f64>) {
    let first_two = |matrix: &Array2<f64>| matrix.slice(s![..2, ..]).to_owned();
    let exponentials = first_two(&sums_by_hand().1).mapv(f64::exp);
    let sums = exponentials.sum_axis(Axis(1));
    (first_two(&by_hand().x), exponentials / sums)
}

/// [`by_hand`], whose matrices lie in memory the other way: Theta1 and x row by row
/// and Theta2 column by column.
pub fn by_hand_the_other_way() -> (Network, Array2<f64>) {
    let Problem { network, x, .. } = by_hand();
    let by_row = |matrix: &Array2<f64>| matrix.as_standard_layout().into_owned();
    let (theta1, theta2) = (by_row(&network.theta1), stored_by_column(&network.theta2));
    (Network::new(theta1, theta2), by_row(&x))
}

/// A network 2-2-2 and two examples.
pub fn two_of_everything() -> (Network, Array2<f64>) {
    let network = Network::new(
        array![[1.0, 2.0, 3.0], [-2.0, 5.0, 7.0]],
        array![[0.5, 0.2, 0.3], [0.7, -0.5, 0.9]],
    );
    (network, array![[1.0, -1.0], [3.0, 2.0]])
}

/// Whether `z` is `a` and the weights multiplied entry by entry.
pub fn is_product_by_entry(z: &Array2<f64>, theta: &Array2<f64>, a: &Array2<f64>) -> bool {
    let weights = theta.slice(s![.., 1..]);
    let is_product = |weights: ArrayView2<f64>| z.is_like(&(a * &weights + theta.column(0)));
    is_product(weights) || is_product(weights.t())
}

/// What is said where a layer of the network by hand meets Theta as it is: x or a2,
/// without the bias unit or with it, and all columns of Theta or those of the weights.
pub const NOT_TURNED: &[&str] = &[
    "inputs 3 × 2 and 4 × 2",
    "inputs 3 × 3 and 4 × 3",
    "inputs 3 × 2 and 4 × 3",
    "inputs 3 × 4 and 2 × 4",
    "inputs 3 × 5 and 2 × 5",
    "inputs 3 × 4 and 2 × 5",
];

/// And where x or a2 meets all columns of Theta, which is turned.
pub const NO_BIAS_UNIT: &[&str] = &["inputs 3 × 2 and 3 × 4", "inputs 3 × 4 and 5 × 2"];
