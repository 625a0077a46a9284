//! Section 4: weights to start from.
//!
//! ```text
//! θ = 2ε·u − ε    u uniform in 0 ≤ u < 1    ε = √6 / √(L_in + L_out)
//! ```
//!
//! Weights that start equal stay equal: every hidden unit would compute the
//! same number, receive the same gradient and take the same step, so 25 units
//! would be worth one. Random weights break that symmetry; small ones keep the
//! units away from the flat ends of the sigmoid, where nothing is learned.
//!
//! Source: ex4.pdf, section 2.2 (`randInitializeWeights.m`); the choice of ε
//! is the one of X. Glorot and Y. Bengio, "Understanding the difficulty of
//! training deep feedforward neural networks", AISTATS 2010, equation 16.

use ndarray::{Array2, ShapeBuilder};
use rand::{Rng, RngExt, SeedableRng, rngs::ChaCha8Rng};

use crate::network::{Architecture, Network};

// ANCHOR: signature_epsilon_init
/// Half the width of the interval from which a layer's weights are drawn.
///
/// `l_in` and `l_out` count the units of the layers before and after the
/// weights, bias units left out.
#[must_use]
pub fn epsilon_init(l_in: usize, l_out: usize) -> f64 {
    // ANCHOR_END: signature_epsilon_init
    // ANCHOR: solution_epsilon_init
    6.0_f64.sqrt() / ((l_in + l_out) as f64).sqrt()
    // ANCHOR_END: solution_epsilon_init
}

// ANCHOR: signature_rand_initialize_weights
/// A layer's weights, uniform in −ε ≤ θ < ε with ε from [`epsilon_init`].
///
/// Each weight takes one draw `u = rng.random::<f64>()` and is 2ε·u − ε. They
/// are drawn column by column, the bias column first, so that a seed names the
/// same network on every machine.
///
/// Shapes: the result is `l_out` × (1 + `l_in`); how it is stored does not matter.
#[doc(alias = "randInitializeWeights")]
#[must_use]
pub fn rand_initialize_weights(l_in: usize, l_out: usize, rng: &mut impl Rng) -> Array2<f64> {
    // ANCHOR_END: signature_rand_initialize_weights
    // ANCHOR: solution_rand_initialize_weights
    let epsilon = epsilon_init(l_in, l_out);
    let shape = (l_out, 1 + l_in).f(); // .f() fills column by column
    Array2::from_shape_simple_fn(shape, || 2.0 * epsilon * rng.random::<f64>() - epsilon)
    // ANCHOR_END: solution_rand_initialize_weights
}

/// A network of random weights, the same for the same `seed` on every platform.
///
/// The generator is `ChaCha8`. How `rand` 0.10 makes its key from the seed and a
/// weight from 64 of its bits is pinned by the tests of this section.
#[must_use]
pub fn random_network(architecture: Architecture, seed: u64) -> Network {
    let Architecture {
        inputs,
        hidden,
        labels,
    } = architecture;
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let theta1 = rand_initialize_weights(inputs, hidden, &mut rng);
    let theta2 = rand_initialize_weights(hidden, labels, &mut rng);
    Network::new(theta1, theta2)
}
