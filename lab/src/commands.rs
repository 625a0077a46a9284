//! The commands of `cargo lab`: each module has what a person may type,
//! `command`, and what is then done, `run`.

use std::{
    io::{self, IsTerminal, Write},
    time::Duration,
};

use clap::{Arg, ArgMatches, Command, value_parser};
use crossterm::terminal;

use crate::{
    course::{Section, all_sections},
    failure::Failure,
    limits::Limits,
};

pub mod check;
pub mod figures;
pub mod grade;
pub mod gradescope;
pub mod handout;
pub mod hint;
pub mod preprocess;
pub mod reset;
pub mod solution;
pub mod solve;
pub mod start;
pub mod update;
pub mod watch;

/// What a person may type after `cargo lab`, with its name.
pub type Describe = fn() -> Command;

/// Does what was asked; whether all is green.
pub type Run = fn(&ArgMatches) -> Result<bool, Failure>;

/// Every command, in the order in which the help lists them.
pub const ALL: &[(Describe, Run)] = &[
    (start::command, start::run),
    (check::command, check::run),
    (watch::command, watch::run),
    (hint::command, hint::run),
    (solution::command, solution::run),
    (solve::command, solve::run),
    (reset::command, reset::run),
    (update::command, update::run),
    (figures::command, figures::run),
    (preprocess::command, preprocess::run),
    (handout::command, handout::run),
    (grade::command, grade::run),
    (gradescope::command, gradescope::run),
];

/// The argument that names a section by its number or its name.
#[must_use]
pub fn section_argument() -> Arg {
    Arg::new("section")
        .value_name("SECTION")
        .value_parser(|name: &str| {
            Section::find(name).ok_or_else(|| {
                "sections are 1 to 8, optional ones from 9 on, or named like `feedforward`"
                    .to_owned()
            })
        })
        .help("1 to 8, or its name")
}

/// The section that was named, if one was.
#[must_use]
pub fn section_if_any(arguments: &ArgMatches) -> Option<Section> {
    arguments.get_one::<Section>("section").copied()
}

/// The section that had to be named.
fn section(arguments: &ArgMatches) -> Section {
    section_if_any(arguments).expect("clap requires it")
}

/// The argument that names one exercise of a section.
fn function_argument() -> Arg {
    Arg::new("function")
        .value_name("FUNCTION")
        .help("One function of it alone")
}

/// The argument that names a section by its number, its name or a function of it.
fn exercise_argument() -> Arg {
    section_argument()
        .value_parser(|name: &str| {
            let section = Section::find(name).or_else(|| section_with(name));
            section.ok_or("a section is 1 to 8, its name or that of one of its functions")
        })
        .help("1 to 8, its name or that of a function")
}

/// The section that has an exercise of this name.
fn section_with(function: &str) -> Option<Section> {
    let has = |section: &Section| section.exercises().iter().any(|name| *name == function);
    all_sections().find(has)
}

/// The function that was named, behind a section or in its place.
fn function(arguments: &ArgMatches) -> Option<&str> {
    let behind = arguments.get_one::<String>("function").map(String::as_str);
    let in_its_place = || {
        let named = arguments.get_raw("section")?.next()?.to_str()?;
        Section::find(named).is_none().then_some(named)
    };
    behind.or_else(in_its_place)
}

/// The options that limit a section's tests; [`limits`] reads them.
#[must_use]
pub fn limit_arguments() -> [Arg; 2] {
    let limit = |name: &'static str, default: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("N")
            .default_value(default)
            .value_parser(value_parser!(u64).range(1..=1_000_000))
            .help(help)
    };
    [
        limit("seconds", "60", "Longest time for the tests of a section"),
        limit(
            "megabytes",
            "2048",
            "Most memory for the tests of a section",
        ),
    ]
}

/// What [`limit_arguments`] were given.
///
/// # Panics
///
/// If the command does not have them.
#[must_use]
pub fn limits(arguments: &ArgMatches) -> Limits {
    let value = |name| *arguments.get_one::<u64>(name).expect("it has a default");
    Limits {
        time: Duration::from_secs(value("seconds")),
        memory: value("megabytes") << 20,
    }
}

/// Nothing to do if nobody reads it any more.
/// How many columns the terminal has, if the output is one.
fn columns() -> Option<usize> {
    let size = terminal::size().ok().filter(|_| io::stdout().is_terminal());
    size.map(|(columns, _)| columns.into())
}

fn print(text: &str) {
    let _ = writeln!(io::stdout(), "{}", text.trim_end());
}
