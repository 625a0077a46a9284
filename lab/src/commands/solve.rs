//! `cargo lab solve`: puts a solution in place.

use clap::{ArgMatches, Command};

use super::{exercise_argument, function, function_argument, print, section};
use crate::{copy::Copy, exchange, failure::Failure};

/// `solve SECTION [FUNCTION]`
#[must_use]
pub fn command() -> Command {
    Command::new("solve")
        .about("Put the solution in place, keeping your code in a backup")
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
    print(&exchange::solve(
        &copy,
        section(arguments),
        function(arguments),
    )?);
    Ok(true)
}
