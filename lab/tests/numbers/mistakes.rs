//! What common mistakes look like, made on purpose.

use std::ops::ControlFlow;

use common::networks;
use handwritten::{
    backpropagation::{add_penalty_slope, cost_and_gradient},
    data::Digits,
    feedforward::{cost, feedforward, one_hot},
    fmincg::{Minimum, fmincg},
    gradient_checking::{numerical_gradient, relative_difference},
    network::{Architecture, Gradient, Network, weights},
    prediction::{accuracy, predict},
    random_init::random_network,
};
use ndarray::{Array1, Array2, Axis, s};

use super::{Numbers, about, digits, exact, shipped};

/// A wrong gradient of the book's list.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wrong {
    NoSlope,
    LastDropped,
    Sign,
    NoAverage,
    BiasLeft,
    BiasPenalised,
    RowOrder,
}

/// Backpropagation with one mistake in it, unrolled.
fn gradient(
    wrong: Wrong,
    network: &Network,
    x: &Array2<f64>,
    targets: &Array2<f64>,
    lambda: f64,
) -> Array1<f64> {
    let m = x.nrows() as f64;
    let pass = feedforward(network, x);
    let delta3 = match wrong {
        Wrong::Sign => targets - &pass.a3,
        _ => &pass.a3 - targets,
    };
    let slope = match wrong {
        Wrong::NoSlope => Array2::ones(pass.a2.dim()),
        _ => pass.a2.mapv(|a| a * (1.0 - a)),
    };
    let delta2 = if wrong == Wrong::LastDropped {
        // All entries with the bias unit's in front, and the last cut off.
        let with_bias = delta3.dot(&network.theta2);
        with_bias.slice(s![.., ..-1]).to_owned() * slope
    } else {
        delta3.dot(&weights(&network.theta2)) * slope
    };
    let average = |delta: &Array2<f64>, a: &Array2<f64>| {
        let mut theta = Array2::zeros((delta.ncols(), 1 + a.ncols()));
        theta.column_mut(0).assign(&delta.sum_axis(Axis(0)));
        theta.slice_mut(s![.., 1..]).assign(&delta.t().dot(a));
        if wrong == Wrong::BiasLeft {
            theta.column_mut(0).fill(0.0);
        }
        if wrong == Wrong::NoAverage {
            theta
        } else {
            theta / m
        }
    };
    let mut gradient = Gradient {
        theta1_grad: average(&delta2, x),
        theta2_grad: average(&delta3, &pass.a2),
    };
    add_penalty_slope(&mut gradient, network, lambda, x.nrows());
    if wrong == Wrong::BiasPenalised {
        for (theta_grad, theta) in [
            (&mut gradient.theta1_grad, &network.theta1),
            (&mut gradient.theta2_grad, &network.theta2),
        ] {
            theta_grad
                .column_mut(0)
                .scaled_add(lambda / m, &theta.column(0));
        }
    }
    if wrong == Wrong::RowOrder {
        let rows = gradient
            .theta1_grad
            .iter()
            .chain(gradient.theta2_grad.iter());
        return rows.copied().collect();
    }
    gradient.unroll()
}

/// The relative difference that the check of the small network shows.
fn difference(wrong: Wrong, lambda: f64) -> f64 {
    let problem = networks::check_network();
    let targets = one_hot(&problem.labels, problem.num_labels());
    let architecture = problem.architecture();
    let measured = numerical_gradient(
        |params| {
            cost(
                &Network::roll(params, architecture),
                &problem.x,
                &targets,
                lambda,
            )
        },
        &problem.network.unroll(),
    );
    let claimed = gradient(wrong, &problem.network, &problem.x, &targets, lambda);
    relative_difference(&measured, &claimed)
}

/// The lecture's training with a mistake in the gradient.
fn train(wrong: Option<Wrong>, start: &Network, digits: &Digits, iterations: usize) -> Minimum {
    let targets = one_hot(&digits.labels, 10);
    fmincg(
        |params| {
            let network = Network::roll(params, Architecture::LECTURE);
            if let Some(wrong) = wrong {
                let cost = cost(&network, &digits.x, &targets, 1.0);
                return (cost, gradient(wrong, &network, &digits.x, &targets, 1.0));
            }
            let (cost, right) = cost_and_gradient(&network, &digits.x, &targets, 1.0);
            (cost, right.unroll())
        },
        start.unroll(),
        iterations,
        |_| ControlFlow::Continue(()),
    )
}

fn read(minimum: &Minimum, digits: &Digits) -> f64 {
    let network = Network::roll(&minimum.params, Architecture::LECTURE);
    accuracy(&predict(&network, &digits.x), &digits.labels)
}

pub(super) fn numbers() -> Numbers {
    let digits = digits();
    let seed_1 = random_network(Architecture::LECTURE, 1);
    let reads = |wrong| read(&train(Some(wrong), &seed_1, &digits, 50), &digits);
    let zeros = Network::new(Array2::zeros((25, 401)), Array2::zeros((10, 26)));
    let from_zeros = train(None, &zeros, &digits, 50);
    let by_sign = train(Some(Wrong::Sign), &seed_1, &digits, 50);
    let targets = one_hot(&digits.labels, 10);
    let mut all = vec![
        exact("wrong.zeros.cost", cost(&zeros, &digits.x, &targets, 0.0)),
        about("wrong.zeros.accuracy", read(&from_zeros, &digits), 5.0),
        exact("wrong.sign.iterations", by_sign.iterations as f64),
        exact("wrong.bias_penalised.difference_lambda_0", {
            let found = difference(Wrong::BiasPenalised, 0.0);
            if found < 1e-9 { 0.0 } else { found }
        }),
    ];
    for (name, wrong, lambda) in [
        ("no_slope", Wrong::NoSlope, 0.0),
        ("last_dropped", Wrong::LastDropped, 0.0),
        ("no_average", Wrong::NoAverage, 0.0),
        ("bias_left", Wrong::BiasLeft, 0.0),
        ("bias_penalised", Wrong::BiasPenalised, 3.0),
        ("row_order", Wrong::RowOrder, 0.0),
    ] {
        let name = format!("wrong.{name}.difference");
        all.push(exact(&name, difference(wrong, lambda)));
    }
    for (name, wrong) in [
        ("no_slope", Wrong::NoSlope),
        ("last_dropped", Wrong::LastDropped),
        ("bias_left", Wrong::BiasLeft),
    ] {
        // Where a training with a wrong slope ends depends on every rounding.
        let spread = if wrong == Wrong::NoSlope { 15.0 } else { 3.0 };
        all.push(about(
            &format!("wrong.{name}.accuracy"),
            reads(wrong),
            spread,
        ));
    }
    all.extend(of_the_check());
    all.extend(of_the_reading(&digits));
    all
}

/// Steps that are too long and too short, and one side only.
fn of_the_check() -> Numbers {
    let problem = networks::check_network();
    let targets = one_hot(&problem.labels, problem.num_labels());
    let architecture = problem.architecture();
    let params = problem.network.unroll();
    let cost = |params: &Array1<f64>| {
        cost(
            &Network::roll(params, architecture),
            &problem.x,
            &targets,
            0.0,
        )
    };
    let (_, right) = cost_and_gradient(&problem.network, &problem.x, &targets, 0.0);
    let right = right.unroll();
    let measured = |step: f64, one_sided: bool| -> f64 {
        let slopes: Array1<f64> = (0..params.len())
            .map(|index| {
                let at = |by: f64| {
                    let mut nudged = params.clone();
                    nudged[index] += by;
                    cost(&nudged)
                };
                if one_sided {
                    (at(step) - at(0.0)) / step
                } else {
                    (at(step) - at(-step)) / (2.0 * step)
                }
            })
            .collect();
        relative_difference(&slopes, &right)
    };
    let by_epsilon = 2.0 * &right;
    vec![
        exact("check.step_2", measured(1e-2, false)),
        // What is left is rounding: the size is all that it says.
        about("check.step_4", measured(1e-4, false), 5e-11),
        about("check.step_8", measured(1e-8, false), 2e-7),
        exact("wrong.one_sided.difference", measured(1e-4, true)),
        exact(
            "wrong.not_halved.difference",
            relative_difference(&by_epsilon, &right),
        ),
    ]
}

fn of_the_reading(digits: &Digits) -> Numbers {
    let network = shipped();
    let labels = &digits.labels;
    let read = predict(&network, &digits.x);
    let indices = read.mapv(|label| label - 1);
    let mapped = labels.mapv(|label| label % 10);
    let mut sideways = digits.x.clone();
    for mut row in sideways.rows_mut() {
        let image: Vec<f64> = row.to_vec();
        row.indexed_iter_mut()
            .for_each(|(index, pixel)| *pixel = image[20 * (index % 20) + index / 20]);
    }
    vec![
        exact(
            "wrong.sideways.accuracy",
            accuracy(&predict(&network, &sideways), labels),
        ),
        exact("wrong.index_as_label.accuracy", accuracy(&indices, labels)),
        exact("wrong.zero_unmapped.accuracy", accuracy(&read, &mapped)),
    ]
}
