//! `cargo lab gradescope`: an autograder package.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::{failure::Failure, gradescope::Package};

/// What a person may type.
#[must_use]
pub fn command() -> Command {
    Command::new("gradescope")
        .about("Make an autograder package for Gradescope")
        .arg(
            Arg::new("folder")
                .value_name("DIR")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("A new or empty folder"),
        )
        .arg(
            Arg::new("rubric")
                .long("rubric")
                .value_name("FILE")
                .default_value("course")
                .help("What it is worth: course, all, or a TOML file"),
        )
        .arg(
            Arg::new("seed")
                .long("seed")
                .value_name("N")
                .value_parser(value_parser!(u64))
                .help("Draws the hidden inputs; without it, one is drawn"),
        )
}

/// Makes the package.
///
/// # Errors
///
/// If something is there already, or cannot be written.
///
/// # Panics
///
/// If the arguments are not those of [`command`].
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let folder: &PathBuf = arguments.get_one("folder").expect("clap requires it");
    let rubric: &String = arguments.get_one("rubric").expect("it has a default");
    let package = Package {
        seed: arguments
            .get_one("seed")
            .copied()
            .unwrap_or_else(super::grade::drawn),
        rubric: rubric.clone(),
    };
    package.write(folder)?;
    super::print(&format!(
        "{0}/autograder.zip is ready, with --seed {1}. On Gradescope: Configure Autograder, upload it.\n\
         It holds the solutions: do not give it to students.",
        folder.display(),
        package.seed
    ));
    Ok(true)
}
