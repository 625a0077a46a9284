//! What section 6 should say of costs whose slopes are known, and what known mistakes
//! make of it.
//!
//! The functions are the learner's: they come in by a [`Solution`].

pub mod checked;
pub mod ramp;
pub mod relative;
pub mod slopes;
pub mod small_network;

use ndarray::Array1;

/// The step of ex4.pdf, section 2.4.
pub const STEP: f64 = 1e-4;

pub const CENTRAL_DIFFERENCE: &str = "gradient_checking::central_difference";
pub const NUMERICAL_GRADIENT: &str = "gradient_checking::numerical_gradient";
pub const RELATIVE_DIFFERENCE_OF: &str = "gradient_checking::relative_difference";
pub const CHECK: &str = "gradient_checking::check_random_parameters";

/// A cost, whichever: the section's generic functions are compiled for this one
/// type, and not at every save for the closure of each test.
pub type Cost<'a> = &'a mut dyn FnMut(&Array1<f64>) -> f64;

/// The learner's functions.
#[derive(Clone, Copy)]
pub struct Solution {
    pub central_difference: fn(Cost, &Array1<f64>, usize) -> f64,
    pub numerical_gradient: fn(Cost, &Array1<f64>) -> Array1<f64>,
    pub relative_difference: fn(&Array1<f64>, &Array1<f64>) -> f64,
}
