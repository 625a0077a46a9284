//! `cargo lab figures`: draws the book's figures anew.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::print;
use crate::{failure::Failure, figures::files, start::Repository};

/// `figures [--check]`
#[must_use]
pub fn command() -> Command {
    Command::new("figures")
        .about("Draw the book's figures from the data (for contributors)")
        .arg(
            Arg::new("check")
                .long("check")
                .action(ArgAction::SetTrue)
                .help("Change nothing; fail if a figure is not as the code draws it"),
        )
}

/// Draws or checks them; false if a check finds one that is not up to date.
///
/// # Errors
///
/// If the repository is not there or a file cannot be read or written.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let repository = Repository::of_this_run().ok_or_else(|| {
        Failure::new(
            "the figures are drawn from the repository's data, and this program runs outside of it",
            "change into the repository and run `cargo lab figures` there",
        )
    })?;
    let repository = repository.root();
    let made = files::make(repository)?;
    if arguments.get_flag("check") {
        let stale = files::stale(repository, &made)?;
        for (path, wrong) in &stale {
            print(&format!("{}\n  {wrong}", path.display()));
        }
        if stale.is_empty() {
            print(&format!("all {} files are up to date", made.len()));
        } else {
            print("run `cargo lab figures`, then look at what has changed");
        }
        return Ok(stale.is_empty());
    }
    let written = files::write(repository, &made)?;
    for path in &written {
        print(&path.display().to_string());
    }
    let same = made.len() - written.len();
    print(&format!(
        "{} drawn anew, {same} as they were",
        written.len()
    ));
    Ok(true)
}
