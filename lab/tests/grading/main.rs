//! Grading: what submissions get, and that nothing else than right answers brings
//! points. One program, so that the questions are drawn and answered once.

// Helpers of tests are tests.
#![allow(clippy::unwrap_used, unreachable_pub)]

mod archives;
mod attacks;
mod cheats;
mod class;
mod common;
mod core;
#[allow(dead_code)] // the trials of the messages use more of it
#[path = "../mistakes/fixture.rs"]
mod fixture;
#[cfg(target_os = "linux")]
mod killed;
mod known_ways;
mod mistakes;
mod nothing;
mod orphans;
mod reports;
