//! `cargo lab grade`: points for submissions.
//!
//! Points come from a process that the submission's code never runs in. This
//! program draws inputs, has a worker compute with the submission's functions,
//! and compares what comes back with what the reference computed before. What a
//! submission prints, how it ends and what it does to the tests is no answer and
//! brings no points.

pub mod archive;
pub mod cases;
pub mod catalogue;
pub mod class;
pub mod compare;
pub mod exam;
pub mod formats;
mod inputs;
pub mod judge;
pub mod problem;
pub mod report;
pub mod rubric;
pub mod sandbox;
pub mod scan;
pub mod sources;
pub mod submission;
pub mod text;
pub mod toolchain;
mod training;
pub mod visible;
pub mod worker;
mod workplace;
