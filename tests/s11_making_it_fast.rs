//! Section 11, making it fast, optional. Run: `cargo test --test s11_making_it_fast`.
//!
//! Whatever the blocks, the numbers are those of section 5.

#![cfg(feature = "beyond")]

use common::networks::{Problem, check_network, submission};
use common::properties::properties;
use common::recorded::{recorded, recorded_number};
use common::strategies::{lambdas, problems};
use common::{digits, largest_difference};
use handwritten::backpropagation::cost_and_gradient;
use handwritten::feedforward::one_hot;
use handwritten::making_it_fast::{
    average, in_row_blocks, on_threads, sum_over_rows, with_ones_glued_on,
};
use handwritten::network::{Architecture, Gradient, Network};
use handwritten::random_init::random_network;
use ndarray::{Array2, s};

/// The same terms in another order: each of at most 5,000 additions of numbers
/// below 10⁴ is off by 1.1·10⁻¹⁶ of them, and the sums are divided by as many.
const ROUNDING: f64 = 1e-10;

type Computed = (f64, Gradient);
type InBlocks = fn(&Network, &Array2<f64>, &Array2<f64>, f64, usize) -> Computed;

const BOTH: [(&str, InBlocks); 2] = [("in_row_blocks", in_row_blocks), ("on_threads", on_threads)];

fn targets(problem: &Problem) -> Array2<f64> {
    one_hot(&problem.labels, problem.num_labels())
}

/// Fails if two costs or gradients differ, and says where one should look.
fn assert_agree(found: &Computed, expected: &Computed, what: &str) {
    let (cost, right) = (found.0, expected.0);
    assert!(
        (cost - right).abs() < ROUNDING,
        "{what}: expected the cost {right}, got {cost}.\n  Too large by the penalty? It is added \
         once, after the blocks. Another cost only where the last block is shorter? Its average \
         counts less: sums are added, not averages.\n  Reread \"Row blocks\" in \
         book/src/making_it_fast.md."
    );
    for (name, found, right) in [
        ("Theta1", &found.1.theta1_grad, &expected.1.theta1_grad),
        ("Theta2", &found.1.theta2_grad, &expected.1.theta2_grad),
    ] {
        let difference = largest_difference(found, right);
        assert!(
            difference < ROUNDING,
            "{what}: the cost is right, but a slope of {name} is off by {difference:e}.\n  Is \
             every block's gradient added, and all of it divided by m once?\n  Reread \"Row \
             blocks\" in book/src/making_it_fast.md."
        );
    }
}

#[test]
fn rows_are_summed_and_not_averaged() {
    let problem = submission();
    let targets = targets(&problem);
    let (whole, whole_gradient) = cost_and_gradient(&problem.network, &problem.x, &targets, 0.0);
    let (first, rest) = (s![..5, ..], s![5.., ..]);
    let sums = [first, rest].map(|rows| {
        sum_over_rows(
            &problem.network,
            &problem.x.slice(rows),
            &targets.slice(rows),
        )
    });
    let m = problem.x.nrows() as f64;
    let cost = sums[0].0 + sums[1].0;
    assert!(
        (cost - m * whole).abs() < ROUNDING,
        "5 and 11 of 16 examples cost {cost} together, expected {}. Is it an average, or is the \
         penalty in it?",
        m * whole
    );
    let gradient = &sums[0].1.theta1_grad + &sums[1].1.theta1_grad;
    let difference = largest_difference(&gradient, &(whole_gradient.theta1_grad * m));
    assert!(
        difference < ROUNDING,
        "the slopes of Theta1, summed over 5 and 11 of 16 examples, are off by {difference:e}"
    );
}

#[test]
fn the_average_adds_the_penalty_once() {
    let problem = check_network();
    let shape = problem.architecture();
    // Two blocks whose sums are 5 and 15, every slope 1 and 2, of 10 examples.
    let ones = |value: f64| Gradient {
        theta1_grad: Array2::from_elem(shape.theta1_shape(), value),
        theta2_grad: Array2::from_elem(shape.theta2_shape(), value),
    };
    let sums = [(5.0, ones(1.0)), (15.0, ones(2.0))];
    let (cost, gradient) = average(&problem.network, sums, 3.0, 10);
    let Network { theta1, theta2 } = &problem.network;
    let squares = |theta: &Array2<f64>| theta.slice(s![.., 1..]).mapv(|w| w.powi(2)).sum();
    let expected = 2.0 + 3.0 / 20.0 * (squares(theta1) + squares(theta2));
    assert!(
        (cost - expected).abs() < ROUNDING,
        "(5 + 15) / 10 and lambda / 2m times the squared weights are {expected}, got {cost}"
    );
    let slopes = [gradient.theta1_grad[[0, 0]], gradient.theta1_grad[[0, 1]]];
    let expected = [0.3, 0.3 + 0.3 * theta1[[0, 1]]];
    for ((slope, expected), place) in slopes.iter().zip(expected).zip(["0, 0", "0, 1"]) {
        assert!(
            (slope - expected).abs() < ROUNDING,
            "the slope along Theta1[{place}]: expected {expected}, got {slope}"
        );
    }
}

#[test]
fn in_blocks_of_any_size_the_recorded_numbers_come_out() {
    let problem = check_network();
    let targets = targets(&problem);
    let cost = recorded_number("check_cost_lambda_3");
    let slopes = recorded("check_gradient_lambda_3");
    let gradient = Network::roll(&slopes.into(), problem.architecture());
    let gradient = Gradient {
        theta1_grad: gradient.theta1,
        theta2_grad: gradient.theta2,
    };
    for (name, in_blocks) in BOTH {
        for rows in 1..=7 {
            let found = in_blocks(&problem.network, &problem.x, &targets, 3.0, rows);
            let what = format!("{name}, 5 examples in blocks of {rows}");
            assert_agree(&found, &(cost, gradient.clone()), &what);
        }
    }
}

#[test]
fn on_the_digits_all_forms_agree_with_section_5() {
    let network = random_network(Architecture::LECTURE, 1);
    let x = &digits().x;
    let targets = one_hot(&digits().labels, Architecture::LECTURE.labels);
    let expected = cost_and_gradient(&network, x, &targets, 1.0);
    let glued = with_ones_glued_on(&network, x, &targets, 1.0);
    assert_agree(&glued, &expected, "with_ones_glued_on");
    for (name, in_blocks) in BOTH {
        let found = in_blocks(&network, x, &targets, 1.0, 700); // the last has 100
        assert_agree(&found, &expected, &format!("{name}, blocks of 700"));
    }
}

#[test]
fn threads_change_no_bit() {
    let network = random_network(Architecture::LECTURE, 2);
    let x = &digits().x;
    let targets = one_hot(&digits().labels, Architecture::LECTURE.labels);
    for rows in [625, 2500] {
        let expected = in_row_blocks(&network, x, &targets, 1.0, rows);
        for run in 1..=5 {
            assert!(
                on_threads(&network, x, &targets, 1.0, rows) == expected,
                "blocks of {rows}, run {run}: other bits than without threads. The sums must be \
                 added in the order of the rows, not as the threads finish."
            );
        }
    }
}

properties! { 64;
    #[test]
    fn any_problem_in_any_blocks_is_as_in_section_5(
        problem in problems(),
        lambda in lambdas(),
        rows in 1..10_usize,
    ) {
        let targets = targets(&problem);
        let expected = cost_and_gradient(&problem.network, &problem.x, &targets, lambda);
        for (name, in_blocks) in BOTH {
            let found = in_blocks(&problem.network, &problem.x, &targets, lambda, rows);
            let m = problem.x.nrows();
            assert_agree(&found, &expected, &format!("{name}, {m} examples in blocks of {rows}"));
        }
    }
}
