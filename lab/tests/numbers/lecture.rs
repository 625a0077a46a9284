//! Ours beside the published numbers.

use std::ops::ControlFlow;

use common::networks;
use handwritten::{
    backpropagation::cost_and_gradient,
    data::{COURSE_WEIGHTS, Digits},
    feedforward::{cost, one_hot},
    fmincg::fmincg,
    gradient_checking::check_small_network,
    network::{Architecture, Network, weights},
    prediction::{accuracy, predict},
    random_init::{epsilon_init, random_network},
    sigmoid_gradient::sigmoid_gradient,
};
use ndarray::{Array1, arr0};

use super::{Numbers, about, digits, exact, root, shipped};

/// What [`at_the_courses_weights`] computes.
pub(super) const AT_THE_COURSES_WEIGHTS: [&str; 8] = [
    "ours.ACCURACY",
    "ours.CORRECT_PREDICTIONS",
    "ours.COST_LAMBDA_0",
    "ours.COST_LAMBDA_1",
    "ours.COST_LAMBDA_3",
    "ours.GRADIENT_SUM_LAMBDA_0",
    "ours.GRADIENT_SUM_LAMBDA_1",
    "ours.SUM_OF_SQUARES",
];

fn right(network: &Network, digits: &Digits) -> f64 {
    let predicted = predict(network, &digits.x);
    let pairs = predicted.iter().zip(&digits.labels);
    pairs
        .filter(|(predicted, label)| predicted == label)
        .count() as f64
}

pub(super) fn numbers() -> Numbers {
    let digits = digits();
    let slope = |z: f64| sigmoid_gradient(&arr0(z)).into_scalar();
    let ours = shipped();
    let targets = one_hot(&digits.labels, 10);
    let at = |lambda| cost(&ours, &digits.x, &targets, lambda);
    let small = |problem: &networks::Problem, lambda| {
        let targets = one_hot(&problem.labels, problem.num_labels());
        cost(&problem.network, &problem.x, &targets, lambda)
    };
    let (forum, submission) = (networks::two_two_four(), networks::submission());
    vec![
        exact("ours.IMAGES", digits.x.nrows() as f64),
        exact("ours.PIXELS", digits.x.ncols() as f64),
        exact("ours.OUR_COST_LAMBDA_0", at(0.0)),
        exact("ours.OUR_COST_LAMBDA_1", at(1.0)),
        exact("ours.OUR_COST_LAMBDA_3", at(3.0)),
        exact("ours.OUR_CORRECT_PREDICTIONS", right(&ours, &digits)),
        exact("ours.TWO_TWO_FOUR_COST_LAMBDA_0", small(&forum, 0.0)),
        exact("ours.TWO_TWO_FOUR_COST_LAMBDA_4", small(&forum, 4.0)),
        exact("ours.SUBMISSION_COST_LAMBDA_0", small(&submission, 0.0)),
        exact("ours.SUBMISSION_COST_LAMBDA_1_5", small(&submission, 1.5)),
        exact("ours.SIGMOID_GRADIENT_AT_0", slope(0.0)),
        exact("ours.SIGMOID_GRADIENT_AT_HALF", slope(0.5)),
        exact("ours.SIGMOID_GRADIENT_AT_1", slope(1.0)),
        exact("ours.EPSILON_INIT", epsilon_init(400, 25)),
        // What is left of two equal numbers is rounding: the size is all it says.
        about(
            "ours.RELATIVE_DIFFERENCE",
            check_small_network(3.0).relative_difference,
            1e-10,
        ),
    ]
}

/// The lecture's training, from the weights of seed 1.
pub(super) fn trained() -> Numbers {
    let digits = digits();
    let targets = one_hot(&digits.labels, 10);
    let from = |start: &Network, iterations| {
        let mut here = start.unroll();
        let mut after_50 = None;
        let here_too = std::cell::RefCell::new(&mut here);
        let minimum = fmincg(
            |params| {
                here_too.borrow_mut().clone_from(params);
                let network = Network::roll(params, Architecture::LECTURE);
                let (cost, gradient) = cost_and_gradient(&network, &digits.x, &targets, 1.0);
                (cost, gradient.unroll())
            },
            start.unroll(),
            iterations,
            |progress| {
                // Each search of these trainings ends at the last place it looked.
                if progress.iteration == 50 {
                    after_50 = Some((here_too.borrow().clone(), progress.cost));
                }
                ControlFlow::Continue(())
            },
        );
        (minimum, after_50.expect("there are 50 iterations"))
    };
    let seed_1 = random_network(Architecture::LECTURE, 1);
    let (at_70, (at_50, cost_at_50)) = from(&seed_1, 70);
    let (recorded, (_, recorded_cost)) = from(&networks::debug_network(Architecture::LECTURE), 50);
    let reads = |params: &Array1<f64>| {
        let network = Network::roll(params, Architecture::LECTURE);
        accuracy(&predict(&network, &digits.x), &digits.labels)
    };
    vec![
        about("ours.ACCURACY_50_ITERATIONS", reads(&at_50), 0.5),
        about("ours.ACCURACY_70_ITERATIONS", reads(&at_70.params), 0.5),
        exact("start.cost", cost(&seed_1, &digits.x, &targets, 1.0)),
        about("trained.cost", cost_at_50, 0.05),
        exact("recorded.evaluations", recorded.evaluations as f64),
        about("recorded.cost", recorded_cost, 1e-3),
    ]
}

pub(super) fn at_the_courses_weights() -> Numbers {
    let digits = digits();
    let file = root().join("data").join(COURSE_WEIGHTS);
    let network = Network::load(file).expect("the test is ignored where they are not");
    let targets = one_hot(&digits.labels, 10);
    let at = |lambda| cost_and_gradient(&network, &digits.x, &targets, lambda);
    let right = right(&network, &digits);
    let square = |theta| weights(theta).mapv(|weight| weight * weight).sum();
    let numbers = vec![
        exact("ours.COST_LAMBDA_0", at(0.0).0),
        exact("ours.COST_LAMBDA_1", at(1.0).0),
        exact("ours.COST_LAMBDA_3", at(3.0).0),
        exact("ours.GRADIENT_SUM_LAMBDA_0", at(0.0).1.unroll().sum()),
        exact("ours.GRADIENT_SUM_LAMBDA_1", at(1.0).1.unroll().sum()),
        exact(
            "ours.SUM_OF_SQUARES",
            square(&network.theta1) + square(&network.theta2),
        ),
        exact("ours.CORRECT_PREDICTIONS", right),
        exact("ours.ACCURACY", 100.0 * right / 5000.0),
    ];
    assert_eq!(numbers.len(), AT_THE_COURSES_WEIGHTS.len());
    numbers
}
