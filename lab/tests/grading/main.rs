//! Grading: what submissions get, and that nothing else than right answers brings
//! points. One program, so that the questions are drawn and answered once.

// Helpers of tests are tests.
#![allow(clippy::unwrap_used, unreachable_pub)]

mod archives;
mod attacks;
mod class;
mod common;
mod core;
mod mistakes;
mod orphans;
mod reports;
