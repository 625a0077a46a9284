//! What section 4 should make of the sizes of a layer and of a generator's draws, and
//! what known mistakes make of them.

pub mod epsilon;
pub mod many_weights;
pub mod weights;

use ndarray::{Array2, ShapeBuilder};

pub const EPSILON: &str = "random_init::epsilon_init";
pub const WEIGHTS: &str = "random_init::rand_initialize_weights";

/// The function of that name, which is tested.
pub type EpsilonInit = fn(usize, usize) -> f64;

/// A root, a quotient, a product and a difference, each rounded, of numbers
/// up to 3.
pub const FEW_ROUNDINGS: f64 = 1e-14;

/// So many draws, one after the other.
pub fn drawn(count: usize, draw: &mut dyn FnMut() -> f64) -> Vec<f64> {
    (0..count).map(|_| draw()).collect()
}

/// Numbers as they are drawn, column by column.
pub fn drawn_by_column(shape: (usize, usize), draw: &mut dyn FnMut() -> f64) -> Array2<f64> {
    Array2::from_shape_simple_fn(shape.f(), draw)
}

/// What single precision keeps of a number.
#[allow(clippy::cast_possible_truncation)] // so it is meant
fn in_f32(number: f64) -> f64 {
    f64::from(number as f32)
}
