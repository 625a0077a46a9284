//! Goes into the copy as a test of its own: what a wrong solution makes of the
//! figures by which its mistake is known.

mod common;

use std::env;

use common::mistakes::symptoms;
use common::networks::{Problem, submission, two_two_four};
use common::value::Value;
use common::{course_weights, digits, shipped_weights};
use handwritten::data::{COURSE_WEIGHTS, data_directory};
use handwritten::feedforward::{cost, one_hot};
use handwritten::network::Network;
use handwritten::prediction::predict;
use handwritten::sigmoid_gradient::sigmoid_gradient;
use ndarray::arr0;

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
        let found = measured(figure);
        assert!(found.is_like(value), "{figure} is {found}, in the list {value}");
        println!("{figure} is {found}");
    }
}

fn measured(figure: &str) -> f64 {
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
        None if figure == "sigmoid_gradient_at_0" => sigmoid_gradient(&arr0(0.0)).into_scalar(),
        None if figure == "ex4weights_correct_predictions" => {
            let predicted = predict(&course_weights(), &digits().x);
            let pairs = predicted.iter().zip(&digits().labels);
            pairs.filter(|(guess, label)| guess == label).count() as f64
        }
        None => panic!("nothing is known of {figure}"),
    }
}

fn cost_of(problem: &Problem, lambda: f64) -> f64 {
    let targets = one_hot(&problem.labels, problem.num_labels());
    cost(&problem.network, &problem.x, &targets, lambda)
}

fn cost_of_digits(network: &Network, lambda: f64) -> f64 {
    cost(network, &digits().x, &one_hot(&digits().labels, 10), lambda)
}
