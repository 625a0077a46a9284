//! `cargo lab check`: which sections are solved, and where to go next.

use std::io;

use clap::{ArgMatches, Command};

use super::{limit_arguments, limits, section_argument, section_if_any};
use crate::{check, copy::Copy, failure::Failure};

/// `check [SECTION]`
#[must_use]
pub fn command() -> Command {
    Command::new("check")
        .about("Run the tests section by section, up to the first that is red")
        .arg(section_argument().help("One section alone: 1 to 8, or its name"))
        .args(limit_arguments())
}

/// Prints the table; whether all that it looked at is green.
///
/// # Errors
///
/// If this is no copy, or its tests cannot be run at all.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let copy = Copy::here()?;
    let only = section_if_any(arguments);
    check::check(&copy, only, limits(arguments), &mut io::stdout())
}
