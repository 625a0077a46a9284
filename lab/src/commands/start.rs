//! `cargo lab start`: makes an exercise copy.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};

use super::print;
use crate::{
    failure::Failure,
    start::{self, Repository, Started},
};

/// `start [DIR]`
#[must_use]
pub fn command() -> Command {
    Command::new("start").about("Make an exercise copy").arg(
        Arg::new("folder")
            .value_name("DIR")
            .default_value("workbook")
            .value_parser(value_parser!(PathBuf))
            .help("A new or empty folder"),
    )
}

/// Makes the copy and says how to go on.
///
/// # Errors
///
/// If the folder is taken or cannot be written.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let repository = Repository::of_this_run();
    let Started { folder, shared } = start::start(folder(arguments), repository.as_ref())?;
    let folder = folder.display();
    let shared = match shared {
        0 => "The first build takes a minute or two.".to_owned(),
        bytes => format!("{} MB of compiled dependencies came with it.", bytes >> 20),
    };
    print(&format!(
        "{folder} is ready. {shared}\n\n    cd {folder}\n    cargo test\n\n\
         shows the first section that is red; `cargo lab watch` shows it again whenever you save.\n\
         README.md says how to go on."
    ));
    Ok(true)
}

fn folder(arguments: &ArgMatches) -> &Path {
    let folder: &PathBuf = arguments.get_one("folder").expect("it has a default");
    folder
}
