//! What the eight sections are given: the weights, the data, the published
//! numbers, and the words for a gradient that is wrong.
//!
//! It is a package of its own, so that a save compiles what a learner writes and
//! nothing else. The library `handwritten` passes its modules on.

pub mod data;
pub mod gradient_report;
pub mod network;
pub mod published;

// Optimised code takes nothing from there.
#[cfg(debug_assertions)]
pub mod compiled_once;
