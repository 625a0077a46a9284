//! `cargo lab update`: brings a newer course into an old copy.

use clap::{ArgMatches, Command};

use super::print;
use crate::{copy::Copy, failure::Failure, start::Repository, update};

/// `update`
#[must_use]
pub fn command() -> Command {
    Command::new("update")
        .about("Bring a newer course's tests, book and given code in; your eight files stay")
}

/// Does it and says what has changed.
///
/// # Errors
///
/// If this is no copy, or one of a newer course.
pub fn run(_: &ArgMatches) -> Result<bool, Failure> {
    let copy = Copy::here()?;
    let updated = update::update(&copy, Repository::of_this_run().as_ref())?;
    print(&updated.to_string());
    Ok(true)
}
