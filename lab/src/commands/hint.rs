//! `cargo lab hint`: three levels for every exercise, each call one further.

use std::io::{self, IsTerminal};

use clap::{ArgMatches, Command};
use crossterm::terminal;

use super::{function, function_argument, print, section_argument, section_if_any};
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
        .arg(
            section_argument()
                .value_parser(|name: &str| {
                    let section = Section::find(name).or_else(|| section_with(name));
                    section.ok_or("a section is 1 to 8, its name or that of one of its functions")
                })
                .help(
                    "1 to 8, its name or that of a function; else what the last check was about, \
                     or what is to write",
                ),
        )
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
    let function = function(arguments).or_else(|| function_for_section(arguments));
    let said = hint::hint(&copy, section, function)?;
    print(&wrapped(
        &said.unwrap_or_else(|| question(section)),
        width(),
    ));
    Ok(true)
}

/// The section that has an exercise of this name.
fn section_with(function: &str) -> Option<Section> {
    let has = |section: &Section| section.exercises().iter().any(|name| *name == function);
    SECTIONS.into_iter().find(has)
}

/// What was named in the place of a section, if it is a function.
fn function_for_section(arguments: &ArgMatches) -> Option<&str> {
    let named = arguments.get_raw("section")?.next()?.to_str()?;
    Section::find(named).is_none().then_some(named)
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

fn width() -> usize {
    let columns = terminal::size().ok().filter(|_| io::stdout().is_terminal());
    columns.map_or(WIDTH, |(columns, _)| usize::from(columns).min(WIDTH))
}
