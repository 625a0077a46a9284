//! Goes into the copy as a test of its own: what a wrong solution makes of the
//! figures by which its mistake is known.

use std::env;

use common::mistakes::symptoms;
use common::networks::{Problem, submission, two_two_four};
use common::value::Value;
use common::{course_weights, digits, shipped_weights};
use handwritten::data::{COURSE_WEIGHTS, data_directory};
use handwritten::feedforward::{cost, feedforward, one_hot, penalty};
use handwritten::network::Network;
use handwritten::prediction::predict;
use handwritten::sigmoid_gradient::sigmoid_gradient;
use ndarray::{Array2, arr0};

#[test]
fn each_figure_is_the_one_in_the_list() {
    let name = env::var("MISTAKE").expect("a name");
    let Some((_, figures)) = symptoms().find(|(mistake, _)| mistake.name == name) else {
        return; // it is known by something else
    };
    for (figure, value) in *figures {
        if figure.starts_with("ex4weights") && !data_directory().join(COURSE_WEIGHTS).is_file() {
            continue;
        }
        let (found, by_outputs) = measured(figure);
        assert!(
            found.is_like(value) || by_outputs.is_like(value),
            "{figure} is {found}, by the outputs {by_outputs}, in the list {value}"
        );
    }
}

/// A figure; of a cost also what the formula says of a3 alone. The reference
/// takes logarithms of z3, which knows nothing of a wrong sigmoid.
fn measured(figure: &str) -> (f64, f64) {
    match figure.split_once("_cost_lambda_") {
        Some((network, lambda)) => {
            let lambda = lambda.parse().expect("a number");
            match network {
                "weights" => cost_of_digits(&shipped_weights(), lambda),
                "ex4weights" => cost_of_digits(&course_weights(), lambda),
                "two_two_four" => cost_of(&two_two_four(), lambda),
                "submission" => cost_of(&submission(), lambda),
                _ => panic!("no network is called {network}"),
            }
        }
        None if figure == "sigmoid_gradient_at_0" => {
            let slope = sigmoid_gradient(&arr0(0.0)).into_scalar();
            (slope, slope)
        }
        None if figure == "ex4weights_correct_predictions" => {
            let predicted = predict(&course_weights(), &digits().x);
            let pairs = predicted.iter().zip(&digits().labels);
            let right = pairs.filter(|(guess, label)| guess == label).count() as f64;
            (right, right)
        }
        None => panic!("nothing is known of {figure}"),
    }
}

fn cost_of(problem: &Problem, lambda: f64) -> (f64, f64) {
    let targets = one_hot(&problem.labels, problem.num_labels());
    costs(&problem.network, &problem.x, &targets, lambda)
}

fn cost_of_digits(network: &Network, lambda: f64) -> (f64, f64) {
    costs(network, &digits().x, &one_hot(&digits().labels, 10), lambda)
}

fn costs(network: &Network, x: &Array2<f64>, targets: &Array2<f64>, lambda: f64) -> (f64, f64) {
    let m = x.nrows();
    let h = feedforward(network, x).a3;
    let answers = targets * &h.mapv(f64::ln) + (1.0 - targets) * (1.0 - h).mapv(f64::ln);
    let by_outputs = -answers.sum() / m as f64 + penalty(network, lambda, m);
    (cost(network, x, targets, lambda), by_outputs)
}
