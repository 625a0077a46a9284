//! The cost with its penalty: of networks of one's own, and what known mistakes make
//! of recorded ones.

use given::network::Network;
use ndarray::{Array2, array};

use crate::expect::Known;
use crate::mistakes::feedforward::SYMPTOMS;
use crate::networks::{Problem, column_by_column};

/// A network 2-3-4 and five examples: of nothing there are as many as of
/// something else.
pub fn two_three_four() -> (Network, Array2<f64>, Array2<f64>) {
    let network = Network::new(
        column_by_column((3, 3), &f64::sin),
        column_by_column((4, 4), &f64::cos),
    );
    let x = column_by_column((5, 2), &f64::sin);
    let targets = array![
        [1.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
        [0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 1.0],
        [0.0, 0.0, 1.0, 0.0],
    ];
    (network, x, targets)
}

/// The cost as the formula says it, one example and one unit after the other.
pub fn cost_in_loops(problem: &Problem, lambda: f64) -> f64 {
    let Problem { network, x, labels } = problem;
    let unit = |theta: &Array2<f64>, unit: usize, before: &[f64]| {
        let mut z = theta[[unit, 0]];
        for (i, activation) in before.iter().enumerate() {
            z += theta[[unit, i + 1]] * activation;
        }
        1.0 / (1.0 + (-z).exp())
    };
    let layer = |theta: &Array2<f64>, before: &[f64]| -> Vec<f64> {
        (0..theta.nrows()).map(|k| unit(theta, k, before)).collect()
    };
    let m = x.nrows() as f64;
    let mut sum = 0.0;
    for (example, &label) in x.rows().into_iter().zip(labels) {
        let hidden = layer(&network.theta1, &example.to_vec());
        let outputs = layer(&network.theta2, &hidden);
        for (k, h) in outputs.into_iter().enumerate() {
            sum -= if label == k + 1 {
                h.ln()
            } else {
                (1.0 - h).ln()
            };
        }
    }
    let mut squares = 0.0;
    for theta in [&network.theta1, &network.theta2] {
        for ((_, column), weight) in theta.indexed_iter() {
            if column > 0 {
                squares += weight * weight;
            }
        }
    }
    sum / m + lambda / (2.0 * m) * squares
}

/// What each mistake makes of a recorded cost.
pub fn symptoms_of(figure: &str) -> Vec<Known<f64>> {
    let all = SYMPTOMS.iter().flat_map(|(mistake, values)| {
        let of_figure = values.iter().filter(|(known, _)| *known == figure);
        of_figure.map(|(_, wrong)| (*mistake, *wrong))
    });
    all.collect()
}
