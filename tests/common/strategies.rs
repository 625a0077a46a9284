//! What the properties draw. Of random problems every size differs from every
//! other often enough that no transposed matrix fits by accident.
//!
//! Boxed, because each strategy is a type of its own, and what draws from it and
//! searches in it for the smallest case would be compiled again at every save.

use given::network::{Architecture, Network};
use ndarray::{Array1, Array2, ShapeBuilder};
use proptest::collection::vec;
use proptest::prelude::*;

use super::networks::Problem;

/// Networks of 1 to 6 inputs, 1 to 6 hidden units and 2 to 5 labels.
pub fn architectures() -> BoxedStrategy<Architecture> {
    (1_usize..=6, 1_usize..=6, 2_usize..=5)
        .prop_map(|(inputs, hidden, labels)| Architecture {
            inputs,
            hidden,
            labels,
        })
        .boxed()
}

/// A network with weights in −2..2, shown 1 to 8 labelled examples with values
/// in −2..2.
pub fn problems() -> BoxedStrategy<Problem> {
    (architectures(), 1_usize..=8)
        .prop_flat_map(|(architecture, m)| {
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
        .boxed()
}

/// Matrices of one shape with values in −2..2.
pub fn matrices(shape: (usize, usize)) -> BoxedStrategy<Array2<f64>> {
    vec(-2.0..2.0, shape.0 * shape.1)
        .prop_map(move |values| {
            Array2::from_shape_vec(shape.f(), values).expect("rows × columns values")
        })
        .boxed()
}

/// Strengths of the penalty from 0 to 5; one in four is none at all.
pub fn lambdas() -> BoxedStrategy<f64> {
    prop_oneof![1 => Just(0.0), 3 => 0.0..5.0].boxed()
}

/// Up to 39 images of up to 4 × 4 pixels in −2..2.
pub fn images() -> BoxedStrategy<Array2<f64>> {
    (0_usize..40, 1_usize..=4)
        .prop_flat_map(|(count, side)| {
            let pixels = side * side;
            vec(-2.0..2.0, count * pixels).prop_map(move |values| {
                Array2::from_shape_vec((count, pixels), values).expect("count × pixels values")
            })
        })
        .boxed()
}

/// Two gradients of 1 to 19 slopes in 0.1..2.
pub fn gradients() -> BoxedStrategy<(Array1<f64>, Array1<f64>)> {
    let vector = |n| vec(0.1..2.0_f64, n).prop_map(Array1::from);
    (1_usize..20)
        .prop_flat_map(move |n| (vector(n), vector(n)))
        .boxed()
}

/// Σ h·(p − c)²/2 with 1 to 6 curvatures from 1 to 1000 and centres in −2..2.
pub fn quadratics() -> BoxedStrategy<(Array1<f64>, Array1<f64>)> {
    vec((0.0..3.0_f64, -2.0..2.0_f64), 1..=6)
        .prop_map(|pairs| {
            let (exponents, centre): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
            (
                Array1::from(exponents).mapv(|e| 10.0_f64.powf(e)),
                Array1::from(centre),
            )
        })
        .boxed()
}

/// Up to 199 costs and gradients of three parameters, of every kind, honest and not.
pub fn garbage() -> BoxedStrategy<Vec<(f64, Vec<f64>)>> {
    let number = prop_oneof![
        20 => -10.0..10.0_f64,
        2 => Just(0.0),
        1 => prop_oneof![Just(1e200), Just(-1e200), Just(f64::MAX), Just(f64::MIN_POSITIVE)],
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY)],
    ]
    .boxed();
    vec((number.clone(), vec(number, 3)), 1..200).boxed()
}
