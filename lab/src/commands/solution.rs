//! `cargo lab solution`: shows the reference, once the section is green.

use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{exercise_argument, function, function_argument, print, section};
use crate::{check, copy::Copy, exchange, failure::Failure, limits::Limits};

const LIMITS: Limits = Limits {
    time: Duration::from_secs(60),
    memory: 2048 << 20,
};

/// `solution SECTION [FUNCTION] [--peek]`
#[must_use]
pub fn command() -> Command {
    Command::new("solution")
        .about("Show the solution of a section that is green")
        .arg(exercise_argument().required(true))
        .arg(function_argument())
        .arg(
            Arg::new("peek")
                .long("peek")
                .action(ArgAction::SetTrue)
                .help("Show it although the section is red"),
        )
}

/// Prints the solution, or says that the section is not green yet.
///
/// # Errors
///
/// If this is no copy, or the section has no such function.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let copy = Copy::here()?;
    let section = section(arguments);
    if !arguments.get_flag("peek") && !check::is_solved(&copy, section, LIMITS)? {
        eprintln!(
            "section {section} is not green yet: its solution is shown when it is\n  \
             see it all the same: cargo lab solution {} --peek",
            section.number
        );
        return Ok(false);
    }
    print(&exchange::solution(section, function(arguments))?);
    Ok(true)
}
