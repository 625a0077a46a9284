//! `cargo lab hint`: three levels for every exercise, each call one further.

use std::io::{self, IsTerminal};

use clap::{ArgMatches, Command};
use crossterm::terminal;

use super::{function, function_argument, print, section, section_argument};
use crate::{copy::Copy, course::Section, failure::Failure, hint, watch::wrap::wrapped};

/// Longer lines are hard to read; and where there is no terminal.
const WIDTH: usize = 100;

/// `hint SECTION [FUNCTION]`
#[must_use]
pub fn command() -> Command {
    Command::new("hint")
        .about("Show the next hint: the idea, the shapes, the line in words")
        .arg(section_argument().required(true))
        .arg(function_argument())
}

/// Prints the next hint, or for which functions there are some.
///
/// # Errors
///
/// If this is no copy, or the section has no such function.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let copy = Copy::here()?;
    let section = section(arguments);
    let said = hint::hint(&copy, section, function(arguments))?;
    print(&wrapped(
        &said.unwrap_or_else(|| question(section)),
        width(),
    ));
    Ok(true)
}

/// Where everything is written and no message has named a function.
fn question(section: Section) -> String {
    let commands = section.exercises().into_iter();
    let commands = commands.map(|name| format!("\n  cargo lab hint {} {name}", section.number));
    format!(
        "Everything in {} is written, and the last check named no function of it. A hint for which?\n{}",
        section.module(),
        commands.collect::<String>()
    )
}

fn width() -> usize {
    let columns = terminal::size().ok().filter(|_| io::stdout().is_terminal());
    columns.map_or(WIDTH, |(columns, _)| usize::from(columns).min(WIDTH))
}
