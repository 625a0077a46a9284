//! What section 5 should say of examples that are worked out by hand, and what known
//! mistakes make of it.
//!
//! The examples stand in the section's tests, where a learner reads them, and the
//! functions are the learner's: both come in by a [`Solution`].

pub mod by_hand;
pub mod digits;
pub mod five_labels;
pub mod hidden_errors;
pub mod loops;
pub mod sizes;
pub mod two_units;

use given::network::{Architecture, Gradient, Network};
use ndarray::{Array1, Array2, ArrayRef1, Axis};

/// Two ways to compute a slope of a small network differ by the rounding of
/// fewer than a thousand operations on numbers below 10, and each rounding by
/// at most 1.1·10⁻¹⁶ of those: 1.1·10⁻¹² in the worst case.
pub const ROUNDING: f64 = 1e-12;

pub const ACCUMULATE: &str = "backpropagation::accumulate_example";
pub const ADD_PENALTY_SLOPE: &str = "backpropagation::add_penalty_slope";
pub const LOOP: &str = "backpropagation::backpropagation_loop";
pub const ALL_AT_ONCE: &str = "backpropagation::backpropagation";
pub const COST_AND_GRADIENT: &str = "backpropagation::cost_and_gradient";

/// A network, what it is shown, and what it should say.
pub struct Example {
    pub network: Network,
    pub x: Array1<f64>,
    pub y: Array1<f64>,
}

impl Example {
    /// The same, to be asked about other inputs.
    pub fn with_inputs(self, x: Array1<f64>) -> Self {
        Self { x, ..self }
    }

    /// The same, to be asked about other targets.
    pub fn with_targets(self, y: Array1<f64>) -> Self {
        Self { y, ..self }
    }

    /// Its inputs and targets as matrices of one row.
    pub fn rows(&self) -> (Array2<f64>, Array2<f64>) {
        let row = |a: &Array1<f64>| a.clone().insert_axis(Axis(0));
        (row(&self.x), row(&self.y))
    }
}

/// The learner's functions, and the examples that the tests try them with.
#[derive(Clone, Copy)]
pub struct Solution {
    pub accumulate_example: fn(&mut Gradient, &Network, &ArrayRef1<f64>, &ArrayRef1<f64>),
    pub add_penalty_slope: fn(&mut Gradient, &Network, f64, usize),
    pub backpropagation_loop: fn(&Network, &Array2<f64>, &Array2<f64>, f64) -> Gradient,
    /// What one example says, on top of nothing.
    pub one_example: fn(&Example) -> Gradient,
    /// `backpropagation` of the pass that a network makes of x, with the targets.
    pub all_at_once: fn(&Network, &Array2<f64>, &Array2<f64>) -> Gradient,
    /// The same with other inputs, which come last, in place of those of the pass.
    pub with_inputs: fn(&Network, &Array2<f64>, &Array2<f64>, &Array2<f64>) -> Gradient,
    /// The activations of the hidden and of the output units, by `feedforward`.
    pub activations: fn(&Network, &Array2<f64>) -> [Array2<f64>; 2],
    pub by_hand: fn() -> Example,
    pub two_units: fn() -> Example,
    pub five_labels: fn() -> Example,
}

impl Solution {
    /// What an example says as the only one of all examples.
    pub fn alone(self, example: &Example) -> Gradient {
        let (x, targets) = example.rows();
        (self.all_at_once)(&example.network, &x, &targets)
    }
}

/// A gradient whose slopes are all the same.
pub fn gradient_of(slope: f64, architecture: Architecture) -> Gradient {
    Gradient {
        theta1_grad: Array2::from_elem(architecture.theta1_shape(), slope),
        theta2_grad: Array2::from_elem(architecture.theta2_shape(), slope),
    }
}

/// The slopes along Theta2, then along Theta1, each row by row.
pub fn theta2_then_theta1(gradient: &Gradient) -> Array1<f64> {
    let of_theta2 = gradient.theta2_grad.iter();
    of_theta2.chain(&gradient.theta1_grad).copied().collect()
}

/// The entries in ascending order.
pub fn sorted(slopes: &Array1<f64>) -> Array1<f64> {
    let mut slopes = slopes.to_vec();
    slopes.sort_by(f64::total_cmp);
    slopes.into()
}

/// A function's name without its chapter.
pub fn name(function: &'static str) -> &'static str {
    function.rsplit("::").next().unwrap_or(function)
}
