//! `cargo lab reset`: puts an exercise back.

use clap::{ArgMatches, Command};

use super::{exercise_argument, function, function_argument, print, section};
use crate::{copy::Copy, exchange, failure::Failure};

/// `reset SECTION [FUNCTION]`
#[must_use]
pub fn command() -> Command {
    Command::new("reset")
        .about("Put the exercise back, keeping your code in a backup")
        .arg(exercise_argument().required(true))
        .arg(function_argument())
}

/// Does it and names the backup.
///
/// # Errors
///
/// If this is no copy, a file cannot be written, or the section has no such
/// function.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let copy = Copy::here()?;
    print(&exchange::reset(
        &copy,
        section(arguments),
        function(arguments),
    )?);
    Ok(true)
}
