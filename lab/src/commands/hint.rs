//! `cargo lab hint`: three levels for every exercise, each call one further.

use clap::{ArgMatches, Command};

use super::{columns, exercise_argument, function, function_argument, print, section_if_any};
use crate::{
    copy::Copy,
    course::{SECTIONS, Section},
    failure::Failure,
    hint, suspect,
    watch::wrap::wrapped,
};

/// Longer lines are hard to read; and where there is no terminal.
const WIDTH: usize = 100;

/// `hint [SECTION [FUNCTION]]`
#[must_use]
pub fn command() -> Command {
    Command::new("hint")
        .about("Show the next hint: the idea, the shapes, the line in words")
        .arg(exercise_argument().help(
            "1 to 8, its name or that of a function; else what the last check was about, \
                 or what is to write",
        ))
        .arg(function_argument())
}

/// Prints the next hint, or for which functions there are some.
///
/// # Errors
///
/// If this is no copy, or the section has no such function.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let copy = Copy::here()?;
    let section = section_if_any(arguments).or_else(|| at_work(&copy));
    let Some(section) = section else {
        return Err(Failure::new(
            "everything is written, and the last check named no function that is not right",
            "say for which section the hint is to be: cargo lab hint 1",
        ));
    };
    let said = hint::hint(&copy, section, function(arguments))?;
    print(&wrapped(
        &said.unwrap_or_else(|| question(section)),
        columns().unwrap_or(WIDTH).min(WIDTH),
    ));
    Ok(true)
}

/// The section that the last check was about, else the first in which something is
/// to be written.
fn at_work(copy: &Copy) -> Option<Section> {
    let is_open = |section: &Section| {
        let module = copy.module(*section).unwrap_or_default();
        hint::to_write(&module).is_some()
    };
    let last = suspect::last(copy).map(|last| last.section);
    last.or_else(|| SECTIONS.into_iter().find(is_open))
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
