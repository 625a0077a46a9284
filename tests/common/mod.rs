//! What the tests of several sections share.
//!
//! Nothing here calls the modules of the eight sections, only the given ones
//! (`network`, `data`, `published`): the tests of section k must not need a
//! section after k.

// A package of its own, so that it is compiled once and not with every test file.
// Nobody but the tests beside it calls what is here.
#![allow(
    missing_docs,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use
)]

pub mod arrays;
pub mod backpropagation;
pub mod compiled_once;
pub mod expect;
pub mod feedforward;
pub mod fmincg;
pub mod gradient_checking;
pub mod gradients;
pub mod mistakes;
pub mod networks;
pub mod panics;
pub mod prediction;
pub mod properties;
pub mod random_init;
pub mod recorded;
pub mod sigmoid_gradient;
pub mod strategies;
pub mod value;
pub mod visualization;

use std::fmt::Display;
use std::sync::OnceLock;

use given::data::{COURSE_WEIGHTS, DIGITS, Digits, WEIGHTS, data_directory};
use given::network::Network;
use ndarray::{Array1, ArrayRef, Dimension, Zip, s};

/// The 5,000 digits, loaded once per test program.
pub fn digits() -> &'static Digits {
    static DATA: OnceLock<Digits> = OnceLock::new();
    DATA.get_or_init(|| match Digits::load(data_directory().join(DIGITS), 10) {
        Ok(digits) => digits,
        Err(error) => panic!("the digits are part of the project: {error}; see data/README.md"),
    })
}

/// Every `step`th of the digits, which stand sorted: as many of each.
pub fn some_digits(step: usize) -> Digits {
    let Digits { x, labels } = digits();
    Digits {
        x: x.slice(s![..;step, ..]).to_owned(),
        labels: labels.slice(s![..;step]).to_owned(),
    }
}

/// The weights that the course trained. Tests that call this are ignored where
/// the file is absent: `#[cfg_attr(not(ex4weights), ignore = "…")]`.
pub fn course_weights() -> Network {
    load_weights(COURSE_WEIGHTS)
}

/// The weights that this project trained and ships.
pub fn shipped_weights() -> Network {
    load_weights(WEIGHTS)
}

fn load_weights(file: &str) -> Network {
    match Network::load(data_directory().join(file)) {
        Ok(network) => network,
        Err(error) => panic!("{error}; see data/README.md"),
    }
}

/// The largest difference of two entries in the same place; infinite where one
/// of them is NaN.
///
/// # Panics
///
/// If the shapes differ.
pub fn largest_difference<D: Dimension>(a: &ArrayRef<f64, D>, b: &ArrayRef<f64, D>) -> f64 {
    assert_eq!(a.shape(), b.shape(), "shapes of what came and what should");
    Zip::from(a).and(b).fold(0.0, |largest: f64, a, b| {
        let difference = (a - b).abs();
        if difference.is_nan() {
            f64::INFINITY
        } else {
            largest.max(difference)
        }
    })
}

/// Compares two arrays entry by entry. If they differ, says how in few words:
/// both where they are small, else how many entries and the first of them.
pub fn difference<A: Display, D: Dimension>(
    found: &ArrayRef<A, D>,
    expected: &ArrayRef<A, D>,
    same: impl Fn(&A, &A) -> bool,
) -> Option<String> {
    difference_by(found, expected, &same)
}

/// Not generic in the comparison: that would be compiled again for every one.
fn difference_by<A: Display, D: Dimension>(
    found: &ArrayRef<A, D>,
    expected: &ArrayRef<A, D>,
    same: &dyn Fn(&A, &A) -> bool,
) -> Option<String> {
    const SMALL: usize = 16;
    if found.shape() != expected.shape() {
        let (found, expected) = (found.shape(), expected.shape());
        return Some(format!("expected the shape {expected:?}, got {found:?}"));
    }
    let entries = found.indexed_iter().zip(expected);
    let mut wrong = entries.filter(|((_, found), expected)| !same(found, expected));
    let ((index, first), right) = wrong.next()?;
    if expected.len() <= SMALL {
        return Some(format!("expected\n{expected}\ngot\n{found}"));
    }
    let (count, all) = (1 + wrong.count(), expected.len());
    Some(format!(
        "{count} of {all} entries differ, the first at {index:?}, counted from 0: expected \
         {right}, got {first}"
    ))
}

/// Asserts that two arrays hold the same, up to the last bit.
#[track_caller]
pub fn assert_same<A, D>(found: &ArrayRef<A, D>, expected: &ArrayRef<A, D>, what: impl Display)
where
    A: Display + PartialEq,
    D: Dimension,
{
    if let Some(difference) = difference_by(found, expected, &|a, b| a == b) {
        panic!("{what}: {difference}");
    }
}

/// The slope of `cost` along every parameter, by central differences.
///
/// Section 5 needs it before section 6 writes one, so it stands here. With the
/// lecture's step, 10⁻⁴, the costs of a network leave an error of about 10⁻⁸ or
/// less: step² · |J'''| / 6 from the curvature, ε · |J| / step from rounding.
pub fn central_differences(
    cost: &mut dyn FnMut(&Array1<f64>) -> f64,
    params: &Array1<f64>,
) -> Array1<f64> {
    const STEP: f64 = 1e-4;
    let mut cost_at = |index: usize, step: f64| {
        let mut nudged = params.clone();
        nudged[index] += step;
        cost(&nudged)
    };
    (0..params.len())
        .map(|index| (cost_at(index, STEP) - cost_at(index, -STEP)) / (2.0 * STEP))
        .collect()
}
