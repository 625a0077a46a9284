//! The tool around the course: makes exercise copies and checks them.
//!
//! A copy is an ordinary Cargo package and needs none of this; `cargo test` is
//! enough to finish the course.

pub mod advice;
pub mod anchors;
pub mod book;
pub mod build;
pub mod check;
pub mod commands;
pub mod copy;
pub mod course;
pub mod diagnostics;
pub mod exchange;
pub mod failure;
pub mod figures;
pub mod grade;
pub mod gradescope;
pub mod handout;
pub mod hint;
pub mod isolated;
pub mod judge;
pub mod libtest;
pub mod limits;
pub mod manifest;
pub mod record;
mod share;
mod solved;
pub mod start;
pub mod suspect;
pub mod update;
pub mod watch;
