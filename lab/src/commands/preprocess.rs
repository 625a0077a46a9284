//! `cargo lab preprocess`: mdBook calls it, people do not.

use std::io::{self, Read, Write};

use clap::{Arg, ArgMatches, Command};

use crate::{book::preprocess::preprocess, failure::Failure};

/// `preprocess [supports RENDERER]`
#[must_use]
pub fn command() -> Command {
    Command::new("preprocess")
        .about("Render the book's formulas, numbers and pictures for mdBook")
        .hide(true)
        .subcommand(
            Command::new("supports")
                .about("Whether it works for a renderer: it does for every one")
                .arg(Arg::new("renderer").required(true)),
        )
}

/// Reads the book from mdBook and writes it back.
///
/// # Errors
///
/// If the book is not one, or something in it cannot be shown.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    if arguments.subcommand().is_some() {
        return Ok(true);
    }
    let mut input = String::new();
    let pipe = |error: &io::Error| {
        Failure::new(
            format!("the book cannot be passed on: {error}"),
            "run `mdbook build book`; it calls this command",
        )
    };
    io::stdin()
        .read_to_string(&mut input)
        .map_err(|error| pipe(&error))?;
    let book = preprocess(&input)?;
    io::stdout()
        .write_all(book.as_bytes())
        .map_err(|error| pipe(&error))?;
    Ok(true)
}
