//! Random problems for the properties: every size differs from every other
//! often enough that no transposed matrix fits by accident.

use given::network::{Architecture, Network};
use ndarray::{Array1, Array2, ShapeBuilder};
use proptest::collection::vec;
use proptest::prelude::*;

use super::networks::Problem;

/// Networks of 1 to 6 inputs, 1 to 6 hidden units and 2 to 5 labels.
pub fn architectures() -> impl Strategy<Value = Architecture> {
    (1_usize..=6, 1_usize..=6, 2_usize..=5).prop_map(|(inputs, hidden, labels)| Architecture {
        inputs,
        hidden,
        labels,
    })
}

/// A network with weights in −2..2, shown 1 to 8 labelled examples with values
/// in −2..2.
pub fn problems() -> impl Strategy<Value = Problem> {
    (architectures(), 1_usize..=8).prop_flat_map(|(architecture, m)| {
        (
            matrices(architecture.theta1_shape()),
            matrices(architecture.theta2_shape()),
            matrices((m, architecture.inputs)),
            vec(1..=architecture.labels, m),
        )
            .prop_map(|(theta1, theta2, x, labels)| Problem {
                network: Network::new(theta1, theta2),
                x,
                labels: Array1::from(labels),
            })
    })
}

/// Matrices of one shape with values in −2..2.
pub fn matrices(shape: (usize, usize)) -> impl Strategy<Value = Array2<f64>> {
    vec(-2.0..2.0, shape.0 * shape.1).prop_map(move |values| {
        Array2::from_shape_vec(shape.f(), values).expect("rows × columns values")
    })
}

/// Strengths of the penalty from 0 to 5; one in four is none at all.
pub fn lambdas() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 3 => 0.0..5.0]
}
