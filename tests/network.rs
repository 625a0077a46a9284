//! The given code: the two matrices as one vector and back, the published
//! numbers, and the tables that the other tests read.
//! Run: `cargo test --test network`.

use std::collections::HashSet;

use common::assert_same;
use common::mistakes;
use common::properties::properties;
use common::recorded::{recorded, recorded_number};
use common::strategies::{architectures, problems};
use common::value::Value;
use handwritten::network::{Architecture, Gradient, Network, bias, weights};
use handwritten::published::{self, ALL};
use ndarray::{Array1, Array2, ArrayView, Dimension, array};

/// 2 inputs, 3 hidden units, 2 labels: no two sides of the matrices agree that
/// could be confused.
const SMALL: Architecture = Architecture {
    inputs: 2,
    hidden: 3,
    labels: 2,
};

/// The matrices that unroll to 1, 2, 3, …
fn counting_network() -> Network {
    Network::new(
        array![[1.0, 4.0, 7.0], [2.0, 5.0, 8.0], [3.0, 6.0, 9.0]],
        array![[10.0, 12.0, 14.0, 16.0], [11.0, 13.0, 15.0, 17.0]],
    )
}

fn same<D: Dimension>(a: &ArrayView<f64, D>, b: &ArrayView<f64, D>) -> bool {
    a == b
}

#[test]
fn the_lecture_has_ten_thousand_two_hundred_and_eighty_five_parameters() {
    let lecture = Architecture::LECTURE;
    assert_eq!(lecture.theta1_shape(), (25, 401), "Theta1 of 400-25-10");
    assert_eq!(lecture.theta2_shape(), (10, 26), "Theta2 of 400-25-10");
    // 25·401 + 10·26, ex4.pdf section 1.4
    assert_eq!(lecture.parameter_count(), 10_285, "both together");
}

#[test]
fn unrolling_goes_down_the_columns_theta1_first() {
    let expected: Array1<f64> = (1..=17).map(f64::from).collect();
    let unrolled = counting_network().unroll();
    assert_eq!(
        unrolled, expected,
        "Theta1(:) and then Theta2(:), column by column"
    );

    let Network { theta1, theta2 } = counting_network();
    let gradient = Gradient {
        theta1_grad: theta1,
        theta2_grad: theta2,
    };
    assert_eq!(
        gradient.unroll(),
        expected,
        "a gradient unrolls in the order of the weights"
    );
}

#[test]
fn rolling_fills_the_columns() {
    let params: Array1<f64> = (1..=17).map(f64::from).collect();
    let network = Network::roll(&params, SMALL);
    assert_eq!(
        network,
        counting_network(),
        "1 to 17 rolled into 3 × 3 and 2 × 4, column by column"
    );
    assert_eq!(network.architecture(), SMALL, "sizes read off the matrices");
}

#[test]
fn rolling_does_not_depend_on_how_the_vector_lies_in_memory() {
    let mut params: Array1<f64> = (1..=17).rev().map(f64::from).collect();
    params.invert_axis(ndarray::Axis(0));
    assert_eq!(
        Network::roll(&params, SMALL),
        counting_network(),
        "1 to 17, stored backwards"
    );
}

#[test]
fn locate_names_the_matrix_the_row_and_the_column() {
    let expected = [
        (0, ("Theta1", 0, 0)),
        (1, ("Theta1", 1, 0)),
        (3, ("Theta1", 0, 1)),
        (8, ("Theta1", 2, 2)),
        (9, ("Theta2", 0, 0)),
        (10, ("Theta2", 1, 0)),
        (11, ("Theta2", 0, 1)),
        (16, ("Theta2", 1, 3)),
    ];
    for (index, place) in expected {
        assert_eq!(SMALL.locate(index), place, "parameter {index} of 2-3-2");
    }
}

#[test]
#[should_panic(expected = "parameter 17 of 17")]
fn locate_refuses_a_parameter_that_there_is_not() {
    let _ = SMALL.locate(17);
}

#[test]
#[should_panic(expected = "16 parameters, expected 17")]
fn rolling_refuses_a_vector_of_another_length() {
    let _ = Network::roll(&Array1::zeros(16), SMALL);
}

#[test]
#[should_panic(expected = "theta2 is [2, 3], expected one column more")]
fn a_network_refuses_matrices_that_do_not_fit() {
    let _ = Network::new(Array2::zeros((3, 3)), Array2::zeros((2, 3)));
}

#[test]
fn column_0_holds_the_weights_of_the_bias_unit() {
    let Network { theta1, theta2 } = counting_network();
    assert!(
        same(&bias(&theta1), &array![1.0, 2.0, 3.0].view()),
        "bias of Theta1: its first column, got {}",
        bias(&theta1)
    );
    assert!(
        same(
            &weights(&theta2),
            &array![[12.0, 14.0, 16.0], [13.0, 15.0, 17.0]].view()
        ),
        "weights of Theta2: all but its first column, got\n{}",
        weights(&theta2)
    );
}

#[test]
fn a_gradient_starts_as_zeros_in_the_shapes_of_the_weights() {
    let gradient = Gradient::zeros(SMALL);
    assert_eq!(gradient.theta1_grad, Array2::<f64>::zeros((3, 3)), "Theta1");
    assert_eq!(gradient.theta2_grad, Array2::<f64>::zeros((2, 4)), "Theta2");
}

#[test]
fn every_published_number_has_a_name_and_a_source() {
    let mut names = HashSet::new();
    for number in ALL {
        assert!(
            names.insert(number.what),
            "two published numbers are called {:?}",
            number.what
        );
        assert!(
            !number.what.is_empty() && !number.source.is_empty(),
            "{number:?} lacks its name or its source"
        );
        assert!(
            number.value.is_finite() && number.margin > 0.0,
            "{number:?} needs a value and a margin"
        );
    }
}

#[test]
fn every_published_number_is_listed() {
    let constants = include_str!("../src/given/published.rs")
        .lines()
        .filter(|line| line.starts_with("pub const ") && line.contains(": Published ="))
        .count();
    assert_eq!(
        ALL.len(),
        constants,
        "constants in src/given/published.rs and entries of its ALL"
    );
}

#[test]
fn the_margin_is_half_a_unit_of_the_last_published_digit() {
    // 0.287629 was published to six digits: 0.2876285 to 0.2876295.
    let cost = published::COST_LAMBDA_0;
    for (measured, agrees) in [
        (0.287_628_6, true),
        (0.287_629_4, true),
        (0.287_628_4, false),
        (0.287_629_6, false),
    ] {
        assert_eq!(
            cost.agrees(measured),
            agrees,
            "whether {measured} agrees with the published {}",
            cost.value
        );
    }
    // 95.3 % was published with its spread, 1 %.
    let accuracy = published::ACCURACY_50_ITERATIONS;
    for (measured, agrees) in [(94.4, true), (96.2, true), (94.2, false), (96.4, false)] {
        assert_eq!(
            accuracy.agrees(measured),
            agrees,
            "whether {measured} agrees with the published {} ± 1",
            accuracy.value
        );
    }
}

#[test]
fn what_was_published_is_what_octave_computes() {
    for (number, figure) in [
        (published::COST_LAMBDA_0, "ex4weights_cost_lambda_0"),
        (published::COST_LAMBDA_1, "ex4weights_cost_lambda_1"),
        (published::COST_LAMBDA_3, "ex4weights_cost_lambda_3"),
        (
            published::SUM_OF_SQUARES,
            "ex4weights_penalty_sum_of_squares",
        ),
        (
            published::GRADIENT_SUM_LAMBDA_0,
            "ex4weights_gradient_sum_lambda_0",
        ),
        (
            published::GRADIENT_SUM_LAMBDA_1,
            "ex4weights_gradient_sum_lambda_1",
        ),
        (
            published::TWO_TWO_FOUR_COST_LAMBDA_0,
            "two_two_four_cost_lambda_0",
        ),
        (
            published::TWO_TWO_FOUR_COST_LAMBDA_4,
            "two_two_four_cost_lambda_4",
        ),
        (
            published::SUBMISSION_COST_LAMBDA_0,
            "submission_cost_lambda_0",
        ),
        (
            published::SUBMISSION_COST_LAMBDA_1_5,
            "submission_cost_lambda_1.5",
        ),
        (
            published::RELATIVE_DIFFERENCE,
            "check_relative_difference_lambda_0",
        ),
        (
            published::CORRECT_PREDICTIONS,
            "ex4weights_correct_predictions",
        ),
    ] {
        let octave = recorded_number(figure);
        assert!(
            number.agrees(octave),
            "{}: published {}, computed in Octave {octave}",
            number.what,
            number.value
        );
    }
}

#[test]
#[should_panic(expected = "no figure is called \"ex4weights_cost\"")]
fn a_figure_that_was_not_recorded_is_named() {
    let _ = recorded("ex4weights_cost");
}

/// A symptom names one mistake only, and never a value that is right.
#[test]
fn no_two_mistakes_share_a_symptom() {
    let symptoms = || {
        mistakes::symptoms().flat_map(|(mistake, figures)| {
            figures
                .iter()
                .map(move |(figure, value)| (*mistake, *figure, *value))
        })
    };
    for (index, (mistake, figure, value)) in symptoms().enumerate() {
        for (other, other_figure, other_value) in symptoms().skip(index + 1) {
            let alike = value.is_like(&other_value) || other_value.is_like(&value);
            assert!(
                figure != other_figure || !alike,
                "{figure} is {value} with {:?}, and {other_value} with {:?}",
                mistake.name,
                other.name
            );
        }
        if figure.contains("cost") {
            let right = recorded_number(figure);
            assert!(
                !right.is_like(&value),
                "{value} of {:?} is the right value of {figure}, {right}",
                mistake.name
            );
        }
    }
}

properties! {
    64;

    #[test]
    fn rolling_undoes_unrolling(problem in problems()) {
        let network = problem.network;
        let rolled = Network::roll(&network.unroll(), network.architecture());
        assert_same(&rolled.theta1, &network.theta1, "Theta1, rolled again after unrolling");
        assert_same(&rolled.theta2, &network.theta2, "Theta2, rolled again after unrolling");
    }

    #[test]
    fn locate_finds_each_parameter_where_it_was_rolled(architecture in architectures()) {
        let count = architecture.parameter_count();
        let params: Array1<f64> = (0..count).map(|index| index as f64).collect();
        let network = Network::roll(&params, architecture);
        let found: Array1<f64> = (0..count)
            .map(|index| match architecture.locate(index) {
                ("Theta1", row, column) => network.theta1[[row, column]],
                (_, row, column) => network.theta2[[row, column]],
            })
            .collect();
        assert_same(&found, &params, "each parameter where `locate` says it is");
    }
}
