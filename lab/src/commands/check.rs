//! `cargo lab check`: which sections are solved, and where to go next.

use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{columns, limit_arguments, limits, section_argument, section_if_any};
use crate::{
    check::{self, Request},
    copy::Copy,
    failure::Failure,
    watch::wrap::wrapped,
};

/// `check [SECTION]`
#[must_use]
pub fn command() -> Command {
    Command::new("check")
        .about("Run the tests section by section, up to the first that is red")
        .arg(section_argument().help("One section alone: 1 to 8, or its name"))
        .arg(
            // `--section 5` says the same as `5`.
            section_argument()
                .id("section_option")
                .long("section")
                .conflicts_with("section")
                .help("The same, as an option"),
        )
        .arg(
            Arg::new("isolated")
                .long("isolated")
                .action(ArgAction::SetTrue)
                .help("On the course's own other sections: a mistake in them hides nothing"),
        )
        .arg(
            Arg::new("watched")
                .long("watched")
                .action(ArgAction::SetTrue)
                .hide(true),
        )
        .args(limit_arguments())
}

/// Prints the table; whether all that it looked at is green.
///
/// # Errors
///
/// If this is no copy, or its tests cannot be run at all.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let copy = Copy::here()?;
    let request = Request {
        only: section_if_any(arguments).or_else(|| arguments.get_one("section_option").copied()),
        isolated: arguments.get_flag("isolated"),
        watched: arguments.get_flag("watched"),
        limits: limits(arguments),
    };
    let mut out = Wrapped {
        columns: columns().filter(|_| !request.watched),
        text: Vec::new(),
    };
    check::check(&copy, request, &mut out)
}

/// The standard output; on a terminal its lines are broken between words.
struct Wrapped {
    columns: Option<usize>,
    /// What has been written since it was last flushed.
    text: Vec<u8>,
}

impl Write for Wrapped {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(text);
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let text = String::from_utf8_lossy(&self.text);
        let text = match self.columns {
            Some(columns) => wrapped(&text, columns),
            None => text.into_owned(),
        };
        self.text.clear();
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }
}
