//! `cargo lab hint`: three levels for every exercise, each call one further.

use clap::{ArgMatches, Command};

use super::{function, function_argument, print, section, section_argument};
use crate::{copy::Copy, failure::Failure, hint};

/// `hint SECTION [FUNCTION]`
#[must_use]
pub fn command() -> Command {
    Command::new("hint")
        .about("Show the next hint: the idea, the shapes, the line in words")
        .arg(section_argument().required(true))
        .arg(function_argument())
}

/// Prints the next hint.
///
/// # Errors
///
/// If this is no copy, or the section has no such function.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let copy = Copy::here()?;
    print(&hint::hint(&copy, section(arguments), function(arguments))?);
    Ok(true)
}
