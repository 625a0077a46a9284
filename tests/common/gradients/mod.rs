//! Says where a gradient is wrong, and which mistake usually makes it so.
//!
//! A test hands its gradient and the one to expect to [`compare`]. What comes
//! back on failure names the matrix, the columns and the worst entry, and the
//! first line of `patterns::PATTERNS` that fits.

mod block;
mod comparison;
mod patterns;
mod penalty;

use given::network::{Gradient, Network};
use ndarray::Array1;

use super::expect::{caught, stopped};
use super::mistakes::reread_for;
use block::Block;
use comparison::Comparison;
use patterns::{
    PATTERNS,
    Said::{Likely, LookAt},
};

/// Whose gradient it is, and of which cost.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The function that was called, `chapter::function`.
    pub function: &'static str,
    /// What was called on what: "`backpropagation_loop` on the network 3-5-3".
    pub what: &'a str,
    /// The network at whose weights the gradient was taken.
    pub network: &'a Network,
    /// Number of examples.
    pub m: usize,
    /// Strength of the penalty.
    pub lambda: f64,
    /// Whether different mistakes leave different traces here: so it is with the
    /// recorded networks, and not with every one that a property draws.
    pub tells_mistakes_apart: bool,
}

/// Compares a gradient with the one to expect, entry by entry.
///
/// # Errors
///
/// A message for the learner, if an entry is off by more than `tolerance`.
pub fn compare(
    case: &Case,
    gradient: &Gradient,
    expected: &Array1<f64>,
    tolerance: f64,
) -> Result<(), String> {
    let architecture = case.network.architecture();
    let shapes = (gradient.theta1_grad.dim(), gradient.theta2_grad.dim());
    let expected_shapes = (architecture.theta1_shape(), architecture.theta2_shape());
    if shapes != expected_shapes {
        return Err(format!(
            "{}: the shapes of the gradient are those of the weights, {expected_shapes:?}, \
             got {shapes:?}",
            case.what
        ));
    }
    let it = Comparison::new(case, gradient, expected, tolerance);
    if it.theta1.report.agrees() && it.theta2.report.agrees() {
        return Ok(());
    }
    Err(it.message(case, tolerance))
}

/// [`compare`] with what a call gives. Should the call panic, the message says
/// what was called.
#[track_caller]
pub fn assert_gradient(
    case: &Case,
    call: &mut dyn FnMut() -> Gradient,
    expected: &Array1<f64>,
    tolerance: f64,
) {
    let compared = match caught(call) {
        Ok(gradient) => compare(case, &gradient, expected, tolerance),
        Err(panic) => Err(stopped(case.function, case.what, &panic)),
    };
    if let Err(message) = compared {
        panic!("{message}");
    }
}

impl Comparison {
    fn message(&self, case: &Case, tolerance: f64) -> String {
        let Case { what, lambda, .. } = case;
        let [theta1, theta2] = self.blocks().map(Block::place);
        let pattern = PATTERNS.iter().find(|(fits, _)| fits(self));
        let told = match pattern.map(|(_, said)| said) {
            _ if !case.tells_mistakes_apart => {
                " Go by the recorded networks: they tell which mistake it is.".to_owned()
            }
            Some(Likely(mistake)) => mistake.told_of(case.function),
            Some(LookAt(sentence, place)) => {
                format!(" {sentence}\n  {}", reread_for(place, case.function))
            }
            None => format!(
                " No single mistake that is known here: look at the example worked by hand first.\
                 \n  {}",
                reread_for("backpropagation::The six steps, one by one", case.function)
            ),
        };
        let [worst1, worst2] = self.blocks().map(|block| block.describe(tolerance));
        format!("{what}, lambda {lambda}: {theta1}, {theta2}.{told}{worst1}{worst2}")
    }
}
